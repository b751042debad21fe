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
    /** What potentials of the graph are counted from here. */
    private double[] offsets;

    /** Of an approximation; otherwise null. */
    private NeuronTrial trial;

    /** @param synapses in front of it; they are scaled */
    NeuronMapping(NirNode node, Synapses synapses, NirChoices choices) {
        this.node = node;
        this.timeStep = choices.timeStep(node);
        this.reset = choices.reset(node);
        this.leakTerms = choices.leakTerms(node);
        this.synapses = synapses;
        this.neurons = synapses.output().size();
        this.offsets = new double[synapses.columns()];
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
        double[] resets = resets();
        thresholds = minus(column("v_threshold"), resets);
        requirePositiveThresholds();
        synapses.scale(column("r"));
        NeuronModel model = NeuronModel.continuous(reset);
        reason = "adds r times its input a time step, " + resetText(resets) + ": " + model.text();
        if (isAnyNot(resets, 0)) {
            double[] biases = synapses.biases();
            tryOut(new NeuronTrial.Neurons(1, biases, minus(new double[resets.length], resets)), 1);
        }
        return model;
    }

    private NeuronModel leaking(String tauName) {
        double tau = uniform(tauName);
        double share = timeStep / tau;
        double[] gains = column("r");
        Arrays.setAll(gains, i -> share * gains[i]);
        double[] rest = column("v_leak");
        if (share == 1) {
            synapses.scale(gains);
            add(rest, 1);
            return memoryless(column("v_threshold"));
        }
        NearestLeak leak = NearestLeak.of(timeStep, tau, leakTerms);
        double[] resets = resets();
        thresholds = minus(column("v_threshold"), resets);
        requirePositiveThresholds();
        synapses.scale(gains);
        // From the reset potential on, which is 0 here; what a potential leaks to stays where it is, if the leak does
        // not.
        rest = minus(rest, resets);
        double[] biases = synapses.biases().clone();
        Synapses.add(biases, rest, share);
        add(rest, leak.isExact() ? share : leak.leak().share());
        NeuronModel model = leak.leak().leaks() ? NeuronModel.lif(leak.leak(), reset) : NeuronModel.continuous(reset);
        reason = leak.text() + ", " + resetText(resets) + ": " + model.text();
        if (!leak.isExact() || isAnyNot(resets, 0)) {
            tryOut(
                    new NeuronTrial.Neurons(1 - share, biases, minus(new double[resets.length], resets)),
                    1 - leak.leak().share());
        }
        return model;
    }

    private void add(double[] addends, double factor) {
        Synapses.add(synapses.biases(), addends, factor);
    }

    /** Neurons of the machine beside those that the node asks for; potentials are counted from the reset potential on. */
    private void tryOut(NeuronTrial.Neurons wanted, double kept) {
        NeuronTrial.Neurons made = new NeuronTrial.Neurons(kept, synapses.biases(), new double[synapses.columns()]);
        trial = NeuronTrial.of(synapses.weights(), thresholds, reset, wanted, made);
    }

    private static double[] minus(double[] from, double[] other) {
        double[] differences = new double[from.length];
        Arrays.setAll(differences, i -> from[i] - other[i]);
        return differences;
    }

    private static boolean isAnyNot(double[] values, double value) {
        return Arrays.stream(values).anyMatch(other -> other != value);
    }

    private String resetText(double[] resets) {
        if (isAnyNot(resets, 0)) {
            return "a spike leaves v_reset, where a sample begins too, not at 0";
        }
        return reset == NeuronModel.Reset.ZERO ? "a spike leaves 0" : "a spike subtracts the threshold";
    }

    /** One a column. */
    private double[] resets() {
        double[] potentials = node.optional("v_reset")
                .map(values -> Columns.of(values, "v_reset", synapses.columns(), neurons))
                .orElseGet(() -> new double[synapses.columns()]);
        if (reset == NeuronModel.Reset.SUBTRACT && isAnyNot(potentials, 0)) {
            throw new Rejection("v_reset is not 0, which a reset by subtraction does not know; with --reset zero, which"
                    + " then leaves v_reset, it would fit");
        }
        offsets = potentials;
        return potentials;
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
            Arrays.setAll(offsets, i -> thresholds[i] - thresholds[0]);
            Synapses.add(synapses.biases(), offsets, -1);
            return thresholds[0];
        }
        double[] factors = new double[thresholds.length];
        Arrays.setAll(factors, i -> thresholds[0] / thresholds[i]);
        synapses.scale(factors);
        return thresholds[0];
    }

    /** Once the layer has been made. */
    PotentialUnits units() {
        double[] factors = new double[thresholds.length];
        boolean scaled = Arrays.stream(thresholds).allMatch(value -> value > 0);
        Arrays.setAll(factors, i -> scaled ? thresholds[i] / thresholds[0] : 1);
        return new PotentialUnits(factors, offsets);
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
