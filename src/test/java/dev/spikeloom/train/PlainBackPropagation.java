package dev.spikeloom.train;

import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;

/**
 * Back propagation through a dense network, sample by sample, as one would write it down from the equations: the
 * reference that the trainer is held to. Threshold 1, slope 0.5 within 1 of it, no dropout.
 */
final class PlainBackPropagation {
    private final TrainableNetwork network;
    private final boolean continuous;
    private final boolean subtracts;
    private final double decay;
    private final double penalty;
    private final int depth;
    private final int timeSteps;
    private final double[][][] weightGradients;
    private double loss;

    PlainBackPropagation(TrainableNetwork network, NeuronModel model, double penalty) {
        this.network = network;
        this.continuous = model.carriesOver();
        this.subtracts = model.subtracts();
        this.decay = model.kind() == NeuronModel.Kind.LIF ? 1 - Math.pow(2, -model.leakShift()) : 1;
        this.penalty = penalty;
        this.depth = network.layers().size();
        this.timeSteps = network.batch().timeSteps();
        this.weightGradients = new double[depth][][];
        for (int l = 0; l < depth; l++) {
            weightGradients[l] = new double[inputs(l) + 1][neurons(l)];
        }
        for (int s = 0; s < network.batch().size(); s++) {
            run(s);
        }
    }

    /** Sum over the batch. */
    double loss() {
        return loss;
    }

    /** Sum over the batch, {@code [layers][inputs + 1][neurons]}, biases last. */
    double[][][] weightGradients() {
        return weightGradients;
    }

    private void run(int sample) {
        double[][][] spikes = new double[depth + 1][timeSteps][];
        double[][][] potentials = new double[depth][timeSteps][];
        forward(sample, spikes, potentials);
        double[][] gradient = outputGradient(sample, spikes[depth], potentials[depth - 1]);
        for (int l = depth - 1; l >= 0; l--) {
            boolean output = l == depth - 1;
            double[][] deltas = new double[timeSteps][neurons(l)];
            for (int t = timeSteps - 1; t >= 0; t--) {
                for (int n = 0; n < neurons(l); n++) {
                    double slope = Math.abs(potentials[l][t][n] - 1) <= 1 ? 0.5 : 0;
                    double own = gradient[t][n] + (output ? 0 : penalty);
                    deltas[t][n] = output && !continuous ? own : own * slope;
                    if (continuous && t + 1 < timeSteps) {
                        double v = potentials[l][t][n];
                        double left = subtracts ? 1 - slope : 1 - spikes[l + 1][t][n] - v * slope;
                        deltas[t][n] += deltas[t + 1][n] * decay * left;
                    }
                }
            }
            gradient = new double[timeSteps][inputs(l)];
            for (int t = 0; t < timeSteps; t++) {
                for (int n = 0; n < neurons(l); n++) {
                    for (int i = 0; i < inputs(l); i++) {
                        weightGradients[l][i][n] += spikes[l][t][i] * deltas[t][n];
                        gradient[t][i] += rows(l)[i][n] * deltas[t][n];
                    }
                    weightGradients[l][inputs(l)][n] += deltas[t][n];
                }
            }
        }
    }

    private void forward(int sample, double[][][] spikes, double[][][] potentials) {
        for (int t = 0; t < timeSteps; t++) {
            spikes[0][t] = new double[inputs(0)];
            for (int i = 0; i < inputs(0); i++) {
                spikes[0][t][i] = network.input().at(sample * timeSteps + t).get(i) ? 1 : 0;
            }
        }
        for (int l = 0; l < depth; l++) {
            double[] left = new double[neurons(l)];
            for (int t = 0; t < timeSteps; t++) {
                potentials[l][t] = new double[neurons(l)];
                spikes[l + 1][t] = new double[neurons(l)];
                for (int n = 0; n < neurons(l); n++) {
                    double v = (continuous ? decay * left[n] : 0) + rows(l)[inputs(l)][n];
                    for (int i = 0; i < inputs(l); i++) {
                        v += spikes[l][t][i] * rows(l)[i][n];
                    }
                    potentials[l][t][n] = v;
                    spikes[l + 1][t][n] = v > 1 ? 1 : 0;
                    left[n] = subtracts ? v - spikes[l + 1][t][n] : v * (1 - spikes[l + 1][t][n]);
                }
            }
        }
    }

    private double[][] outputGradient(int sample, double[][] spikes, double[][] potentials) {
        double[][] gradient = new double[timeSteps][neurons(depth - 1)];
        List<Integer> heads = network.topology().heads();
        int first = 0;
        for (int h = 0; h < heads.size(); h++) {
            for (int c = 0; c < heads.get(h); c++) {
                int n = first + c;
                double y = c == network.batch().labels()[sample][h] ? 1 : -1;
                if (continuous) {
                    double count = 0;
                    for (double[] step : spikes) {
                        count += step[n];
                    }
                    double quarter = timeSteps / 4.0;
                    double hinge = Math.max(0, 1 - y * (count - quarter) / quarter);
                    loss += hinge * hinge;
                    for (int t = 0; t < timeSteps; t++) {
                        gradient[t][n] = -2 * y * hinge / quarter;
                    }
                } else {
                    for (int t = 0; t < timeSteps; t++) {
                        double hinge = Math.max(0, 1 - y * (potentials[t][n] - 1));
                        loss += hinge * hinge / timeSteps;
                        gradient[t][n] = -2 * y * hinge / timeSteps;
                    }
                }
            }
            first += heads.get(h);
        }
        return gradient;
    }

    private float[][] rows(int layer) {
        return network.layers().get(layer).parameters().rows();
    }

    private int inputs(int layer) {
        return network.layers().get(layer).parameters().inputs();
    }

    private int neurons(int layer) {
        return network.layers().get(layer).parameters().columns();
    }
}
