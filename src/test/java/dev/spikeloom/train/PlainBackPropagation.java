package dev.spikeloom.train;

import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Back propagation through a network, sample by sample, as one would write it down from the equations: the reference that
 * the trainer is held to. Each layer maps a volume of numbers to another and back. Threshold 1, slope 0.5 within 1 of it, no
 * dropout.
 */
final class PlainBackPropagation {
    private final TrainableNetwork network;
    private final Topology topology;
    private final boolean continuous;
    private final boolean subtracts;
    private final double decay;
    /** Of a synaptic current; 0 is no current of the last time step. */
    private final double synapticDecay;

    private final double penalty;
    private final int timeSteps;
    private final List<Step> steps = new ArrayList<>();
    private final List<Neurons> neurons = new ArrayList<>();
    private double loss;

    PlainBackPropagation(TrainableNetwork network, NeuronModel model, double penalty) {
        this.network = network;
        this.topology = network.topology();
        this.continuous = model.carriesOver();
        this.subtracts = model.subtracts();
        this.decay = 1 - model.leak().share();
        this.synapticDecay = model.isSynaptic() ? 1 - model.synapse().share() : 0;
        this.penalty = penalty;
        this.timeSteps = network.batch().timeSteps();
        for (int i = 0; i < topology.depth(); i++) {
            steps.add(step(i));
        }
        for (int s = 0; s < network.batch().size(); s++) {
            run(s);
        }
    }

    /** Sum over the batch. */
    double loss() {
        return loss;
    }

    /** Sum over the batch, {@code [layers of neurons][rows + 1][columns]}, biases last. */
    double[][][] weightGradients() {
        return neurons.stream().map(layer -> layer.weightGradients).toArray(double[][][]::new);
    }

    private Step step(int index) {
        VolumeShape in = topology.inputOf(index);
        VolumeShape out = topology.outputOf(index);
        LayerShape shape = topology.layers().get(index);
        if (shape instanceof MaxPoolShape pool) {
            return new MaxPool(neurons.isEmpty() ? null : neurons.get(neurons.size() - 1), in, out, pool.size());
        }
        if (shape instanceof SumPoolShape pool) {
            return new SumPool(in, out, pool.size());
        }
        Neurons layer = new Neurons(neurons.size(), out.size());
        if (shape instanceof ConvolutionShape convolution) {
            layer.connectSquares(in, out, convolution);
        } else {
            layer.connectAll(in.size(), out.size());
        }
        neurons.add(layer);
        return layer;
    }

    private void run(int sample) {
        double[][] values = new double[timeSteps][topology.inputs()];
        for (int t = 0; t < timeSteps; t++) {
            for (int i = 0; i < topology.inputs(); i++) {
                values[t][i] = network.input().at(sample * timeSteps + t).get(i) ? 1 : 0;
            }
        }
        for (Step step : steps) {
            values = step.forward(values);
        }
        Neurons last = neurons.get(neurons.size() - 1);
        double[][] gradient = outputGradient(sample, values, last.potentials);
        for (int i = steps.size() - 1; i >= 0; i--) {
            gradient = steps.get(i).backward(gradient);
            // Each spike of a hidden layer is penalised where it is presented: behind its max pooling.
            if (i > 0 && steps.get(i).takesSpikes() && steps.get(i - 1).givesSpikesOfNeurons()) {
                for (double[] ofStep : gradient) {
                    for (int n = 0; n < ofStep.length; n++) {
                        ofStep[n] += penalty;
                    }
                }
            }
        }
    }

    private double[][] outputGradient(int sample, double[][] spikes, double[][] potentials) {
        double[][] gradient = new double[timeSteps][topology.outputs()];
        List<Integer> heads = topology.heads();
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

    /** A layer: from values to values, and from gradients to gradients, {@code [time steps][numbers]}. */
    private abstract static class Step {
        abstract double[][] forward(double[][] values);

        abstract double[][] backward(double[][] gradient);

        /** Whether what is presented to it are spikes that it sees: neurons and sum pooling, but no max pooling. */
        boolean takesSpikes() {
            return true;
        }

        /** Whether it gives spikes that neurons have fired. */
        abstract boolean givesSpikesOfNeurons();
    }

    private final class SumPool extends Step {
        private final VolumeShape in;
        private final VolumeShape out;
        private final int size;

        SumPool(VolumeShape in, VolumeShape out, int size) {
            this.in = in;
            this.out = out;
            this.size = size;
        }

        @Override
        double[][] forward(double[][] values) {
            double[][] pooled = new double[timeSteps][out.size()];
            each((i, square) -> {
                for (int t = 0; t < timeSteps; t++) {
                    pooled[t][square] += values[t][i];
                }
            });
            return pooled;
        }

        @Override
        double[][] backward(double[][] gradient) {
            double[][] back = new double[timeSteps][in.size()];
            each((i, square) -> {
                for (int t = 0; t < timeSteps; t++) {
                    back[t][i] += gradient[t][square];
                }
            });
            return back;
        }

        private void each(Pair pair) {
            squares(in, out, size, pair);
        }

        @Override
        boolean givesSpikesOfNeurons() {
            return false;
        }
    }

    /** The gradient of a square goes to the neuron that had the largest potential, the first of several that did. */
    private final class MaxPool extends Step {
        private final Neurons before;
        private final VolumeShape in;
        private final VolumeShape out;
        private final int size;
        private final int[][] winners;

        MaxPool(Neurons before, VolumeShape in, VolumeShape out, int size) {
            this.before = before;
            this.in = in;
            this.out = out;
            this.size = size;
            this.winners = new int[timeSteps][out.size()];
        }

        @Override
        double[][] forward(double[][] values) {
            double[][] pooled = new double[timeSteps][out.size()];
            for (int t = 0; t < timeSteps; t++) {
                int step = t;
                Arrays.fill(winners[t], -1);
                squares(in, out, size, (i, square) -> {
                    int winner = winners[step][square];
                    boolean wins = winner < 0 || (before != null && before.wins(step, i, winner));
                    winners[step][square] = wins ? i : winner;
                    pooled[step][square] = Math.max(pooled[step][square], values[step][i]);
                });
                if (before != null) {
                    before.pool(t, winners[t]);
                }
            }
            return pooled;
        }

        @Override
        double[][] backward(double[][] gradient) {
            double[][] back = new double[timeSteps][in.size()];
            for (int t = 0; t < timeSteps; t++) {
                for (int square = 0; square < out.size(); square++) {
                    back[t][winners[t][square]] += gradient[t][square];
                }
            }
            return back;
        }

        @Override
        boolean takesSpikes() {
            return false;
        }

        @Override
        boolean givesSpikesOfNeurons() {
            return before != null;
        }
    }

    @FunctionalInterface
    private interface Pair {
        void of(int input, int square);
    }

    private static void squares(VolumeShape in, VolumeShape out, int size, Pair pair) {
        for (int y = 0; y < out.rows() * size; y++) {
            for (int x = 0; x < out.columns() * size; x++) {
                for (int c = 0; c < in.channels(); c++) {
                    pair.of(in.index(y, x, c), out.index(y / size, x / size, c));
                }
            }
        }
    }

    /**
     * A connection.
     *
     * @param row of its weight
     * @param column of its weight
     */
    private record Synapse(int input, int neuron, int row, int column) {}

    private final class Neurons extends Step {
        private final int index;
        private final int count;
        private final List<Synapse> synapses = new ArrayList<>();
        private final double[][] spikes;
        final double[][] potentials;
        final double[][] weightGradients;
        private double[][] values;
        /** The neurons that max pooling sees: after one, its winners; {@code [time steps][squares]}. */
        private int[][] candidates;

        Neurons(int index, int count) {
            this.index = index;
            this.count = count;
            this.spikes = new double[timeSteps][count];
            this.potentials = new double[timeSteps][count];
            this.weightGradients = new double[rows().length][rows()[0].length];
        }

        void connectAll(int inputs, int outputs) {
            for (int i = 0; i < inputs; i++) {
                for (int n = 0; n < outputs; n++) {
                    synapses.add(new Synapse(i, n, i, n));
                }
            }
        }

        void connectSquares(VolumeShape in, VolumeShape out, ConvolutionShape shape) {
            int kernel = shape.kernel();
            for (int row = 0; row < kernel * kernel * in.channels(); row++) {
                int ky = row / in.channels() / kernel;
                int kx = row / in.channels() % kernel;
                for (int y = 0; y < out.rows(); y++) {
                    for (int x = 0; x < out.columns(); x++) {
                        int iy = y * shape.stride() - shape.padding() + ky;
                        int ix = x * shape.stride() - shape.padding() + kx;
                        boolean inside = iy >= 0 && iy < in.rows() && ix >= 0 && ix < in.columns();
                        for (int o = 0; inside && o < out.channels(); o++) {
                            int i = in.index(iy, ix, row % in.channels());
                            synapses.add(new Synapse(i, out.index(y, x, o), row, o));
                        }
                    }
                }
            }
        }

        /** Whether a candidate has a larger potential than another, or the same as one behind it. */
        boolean wins(int t, int candidate, int other) {
            int n = candidates[t][candidate];
            int m = candidates[t][other];
            double difference = potentials[t][n] - potentials[t][m];
            return difference > 0 || (difference == 0 && n < m);
        }

        void pool(int t, int[] winners) {
            int[] before = candidates[t];
            candidates[t] = Arrays.stream(winners).map(winner -> before[winner]).toArray();
        }

        private float[][] rows() {
            return network.layers().get(index).parameters().rows();
        }

        private int column(int neuron) {
            // Neurons of a convolution are numbered channels innermost.
            return neuron % rows()[0].length;
        }

        @Override
        double[][] forward(double[][] presented) {
            values = presented;
            double[] left = new double[count];
            double[] currents = new double[count];
            for (int t = 0; t < timeSteps; t++) {
                double[] v = potentials[t];
                for (int n = 0; n < count; n++) {
                    currents[n] = synapticDecay * currents[n] + rows()[rows().length - 1][column(n)];
                }
                for (Synapse synapse : synapses) {
                    currents[synapse.neuron()] += values[t][synapse.input()] * rows()[synapse.row()][synapse.column()];
                }
                for (int n = 0; n < count; n++) {
                    v[n] = (continuous ? decay * left[n] : 0) + currents[n];
                    spikes[t][n] = v[n] > 1 ? 1 : 0;
                    left[n] = subtracts ? v[n] - spikes[t][n] : v[n] * (1 - spikes[t][n]);
                }
            }
            candidates = new int[timeSteps][count];
            for (int[] ofStep : candidates) {
                Arrays.setAll(ofStep, n -> n);
            }
            return spikes;
        }

        @Override
        double[][] backward(double[][] gradient) {
            boolean output = index == neurons.size() - 1;
            double[][] deltas = new double[timeSteps][count];
            double[] ofCurrents = new double[count];
            double[][] back = new double[timeSteps][values[0].length];
            for (int t = timeSteps - 1; t >= 0; t--) {
                for (int n = 0; n < count; n++) {
                    double v = potentials[t][n];
                    double slope = Math.abs(v - 1) <= 1 ? 0.5 : 0;
                    deltas[t][n] = output && !continuous ? gradient[t][n] : gradient[t][n] * slope;
                    if (continuous && t + 1 < timeSteps) {
                        double kept = subtracts ? 1 - slope : 1 - spikes[t][n] - v * slope;
                        deltas[t][n] += deltas[t + 1][n] * decay * kept;
                    }
                    ofCurrents[n] = deltas[t][n] + synapticDecay * ofCurrents[n];
                    weightGradients[rows().length - 1][column(n)] += ofCurrents[n];
                }
                for (Synapse synapse : synapses) {
                    double delta = ofCurrents[synapse.neuron()];
                    weightGradients[synapse.row()][synapse.column()] += values[t][synapse.input()] * delta;
                    back[t][synapse.input()] += rows()[synapse.row()][synapse.column()] * delta;
                }
            }
            return back;
        }

        @Override
        boolean givesSpikesOfNeurons() {
            return true;
        }
    }
}
