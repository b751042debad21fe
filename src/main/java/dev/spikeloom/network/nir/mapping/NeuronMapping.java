package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.Arrays;

/**
 * Neurons with the weights in front of them as a layer. Time is cut into steps by forward Euler: {@code v += dt / tau * (v_leak
 * - v + r * I)}; an integrator without leak takes {@code r * I} a spike. Weights and biases of each neuron are scaled by what
 * its potential takes of them, and so that all neurons of a layer have the same threshold.
 */
final class NeuronMapping {
    private final NirNode node;
    private final double timeStep;
    private final NeuronModel.Reset reset;
    private final int leakTerms;
    private final Synapses synapses;
    private final int neurons;
    private String reason = "";
    private double[] thresholds = {};
    /** Of an approximation; otherwise null. */
    private LeakTrial trial;

    /** @param synapses in front of it; they are scaled */
    NeuronMapping(NirNode node, Synapses synapses, NirChoices choices) {
        this.node = node;
        this.timeStep = choices.timeStep(node);
        this.reset = choices.reset(node);
        this.leakTerms = choices.leakTerms(node);
        this.synapses = synapses;
        this.neurons = synapses.output().size();
    }

    /**
     * The layer.
     *
     * @throws Rejection if the machine has no such neurons
     */
    Layer layer() {
        NeuronModel model =
                switch (node.type()) {
                    case THRESHOLD -> memoryless(column("threshold"));
                    case IF -> integrating();
                    case LIF -> leaking("tau");
                    default -> throw new Rejection("has no spikes");
                };
        float threshold = (float) normalized(model);
        float[][] weights = new float[synapses.weights().length][];
        Arrays.setAll(weights, row -> floats(synapses.weights()[row]));
        float[] biases = floats(synapses.biases());
        return synapses.isDense()
                ? new DenseLayer(model, weights, biases, threshold)
                : new ConvolutionLayer(
                        model,
                        synapses.input(),
                        synapses.kernel(),
                        synapses.stride(),
                        synapses.padding(),
                        weights,
                        biases,
                        threshold);
    }

    private NeuronModel memoryless(double[] columns) {
        thresholds = columns;
        reason = "spikes where the sum of a time step exceeds the threshold: snn-dc";
        return NeuronModel.SNN_DC;
    }

    private NeuronModel integrating() {
        requireReset();
        thresholds = column("v_threshold");
        synapses.scale(column("r"));
        NeuronModel model = NeuronModel.continuous(reset);
        reason = "adds r times its input a time step, " + resetText() + ": " + model.text();
        return model;
    }

    private NeuronModel leaking(String tauName) {
        requireReset();
        double tau = uniform(tauName);
        double share = timeStep / tau;
        double[] resistance = column("r");
        double[] rest = column("v_leak");
        thresholds = column("v_threshold");
        if (share == 1) {
            addRest(resistance, rest, share);
            return memoryless(thresholds);
        }
        NearestLeak leak = NearestLeak.of(timeStep, tau, leakTerms);
        requirePositiveThresholds();
        addRest(resistance, rest, share);
        NeuronModel model = leak.leak().leaks() ? NeuronModel.lif(leak.leak(), reset) : NeuronModel.continuous(reset);
        reason = leak.text() + ", " + resetText() + ": " + model.text();
        if (!leak.isExact()) {
            trial = LeakTrial.of(synapses, thresholds, leak, reset);
        }
        return model;
    }

    /** What a potential takes of its input, and of the rest that it leaks to. */
    private void addRest(double[] resistance, double[] rest, double share) {
        double[] gains = new double[resistance.length];
        Arrays.setAll(gains, i -> share * resistance[i]);
        synapses.scale(gains);
        for (int i = 0; i < rest.length; i++) {
            synapses.biases()[i] += share * rest[i];
        }
    }

    private String resetText() {
        return reset == NeuronModel.Reset.ZERO ? "a spike leaves 0" : "a spike subtracts the threshold";
    }

    private void requireReset() {
        double[] potentials = node.optional("v_reset")
                .map(values -> Columns.of(values, "v_reset", synapses.columns(), neurons))
                .orElseGet(() -> new double[synapses.columns()]);
        if (Arrays.stream(potentials).anyMatch(value -> value != 0)) {
            throw new Rejection("v_reset is not 0; the machine resets to 0 or subtracts the threshold");
        }
    }

    private double[] column(String name) {
        return Columns.of(node.parameter(name), name, synapses.columns(), neurons);
    }

    private double uniform(String name) {
        NirTensor tensor = node.parameter(name);
        double value = tensor.uniform();
        if (Double.isNaN(value)) {
            throw new Rejection(name + " differs between neurons; a layer of the machine has one leak");
        }
        return value;
    }

    /** Scales each neuron so that all have the threshold of the first; returns that. */
    private double normalized(NeuronModel model) {
        if (model.carriesOver()) {
            requirePositiveThresholds();
        }
        if (Arrays.stream(thresholds).allMatch(value -> value == thresholds[0])) {
            return thresholds[0];
        }
        if (Arrays.stream(thresholds).anyMatch(value -> !(value > 0))) {
            // A sum alone is compared: what the threshold is above the first, the bias lacks.
            for (int i = 0; i < thresholds.length; i++) {
                synapses.biases()[i] -= thresholds[i] - thresholds[0];
            }
            return thresholds[0];
        }
        double[] factors = new double[thresholds.length];
        Arrays.setAll(factors, i -> thresholds[0] / thresholds[i]);
        synapses.scale(factors);
        return thresholds[0];
    }

    private void requirePositiveThresholds() {
        if (Arrays.stream(thresholds).anyMatch(value -> !(value > 0))) {
            throw new Rejection("a threshold is not above 0, though potentials carry over");
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Once the layer has been made. */
    NodeVerdict verdict(String name) {
        String type = node.type().title();
        return trial == null
                ? NodeVerdict.of(name, type, Verdict.EXACT, reason)
                : new NodeVerdict(name, type, Verdict.APPROXIMATE, reason, trial.spikes(), trial.potentials());
    }

    /** Whether a type has neurons that a layer can be made of. */
    static boolean has(NirType type) {
        return type == NirType.THRESHOLD || type == NirType.IF || type == NirType.LIF;
    }
}
