package dev.spikeloom.matrix;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.VolumeShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The parameters of the design matrix and their values, and what it has of networks of dense layers. Networks are small
 * enough to be built by the hundred, with all that an architecture can have. The parameters of a layer are meant for the first layer, and for the others as far as they
 * are possible there; neuron model and weight bits alternate between two values from layer to layer.
 */
final class MatrixFactors {
    static final String NEURON = "neuron";
    static final String BIASES = "biases";
    static final String WEIGHT_BITS = "weight_bits";
    /** Of every second layer; {@link #NEURON} and {@link #WEIGHT_BITS} are of the first and of those in between. */
    static final String NEXT_NEURON = "next_neuron";

    static final String NEXT_WEIGHT_BITS = "next_weight_bits";
    static final String LAYERS = "layers";
    static final String INPUTS = "inputs";
    static final String NEURONS = "neurons";
    static final String HEADS = "heads";
    static final String TIME_STEPS = "time_steps";

    static final List<String> NO_YES = List.of("false", "true");

    static final List<String> NEURONS_TRIED = List.of("snn-dc", "snn-ct", "snn-ct-zero", "lif-1+3", "lif-4-zero");

    static final List<String> WEIGHT_BITS_TRIED = List.of("1", "2", "7", "16");

    private static final List<Factor> OF_NETWORK = List.of(
            new Factor(NEURON, NEURONS_TRIED),
            new Factor(NEXT_NEURON, NEURONS_TRIED),
            new Factor(BIASES, NO_YES),
            new Factor(WEIGHT_BITS, WEIGHT_BITS_TRIED),
            new Factor(NEXT_WEIGHT_BITS, WEIGHT_BITS_TRIED),
            new Factor(LAYERS, List.of("1", "2", "3", "8")),
            new Factor(INPUTS, List.of("1", "9", "40")),
            new Factor(NEURONS, List.of("1", "5", "12")),
            new Factor(HEADS, List.of("1", "2")),
            new Factor(TIME_STEPS, List.of("1", "3", "8")));

    static final MatrixPart PART = new MatrixPart(
            "dense layers",
            withArchitecture(OF_NETWORK, ParameterTable.OF_DENSE_LAYERS),
            constraints(),
            MatrixFactors::topology);

    private MatrixFactors() {}

    /** Where the weights are stands beside the network; then come the parameters of layers and the others of the whole. */
    static List<Factor> withArchitecture(List<Factor> ofNetwork, List<Parameter<?>> ofLayers) {
        List<Factor> factors = new ArrayList<>(ofNetwork);
        factors.addAll(tried(ParameterCombinations.ofStimuli()));
        factors.addAll(tried(ofLayers));
        factors.addAll(tried(ParameterTable.OF_WHOLE.stream()
                .filter(parameter -> !ParameterCombinations.ofStimuli().contains(parameter))
                .toList()));
        return factors;
    }

    private static List<Factor> tried(List<Parameter<?>> parameters) {
        return parameters.stream()
                .flatMap(parameter -> parameter.trial().stream())
                .map(trial -> new Factor(trial.factor(), trial.values()))
                .toList();
    }

    /** What the first layer, and the design as a whole, must meet. */
    private static List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>();
        ParameterCombinations.rulesOfLayers().forEach(rule -> constraints.add(constraint(rule, INPUTS, NEURONS)));
        constraints.add(needsTwoLayers(NEURON, NEXT_NEURON));
        constraints.add(needsTwoLayers(WEIGHT_BITS, NEXT_WEIGHT_BITS));
        constraints.add(headsHaveNeurons());
        constraints.addAll(ofWhole());
        return constraints;
    }

    static Constraint headsHaveNeurons() {
        return Constraint.among(List.of(NEURONS, HEADS), a -> a.number(HEADS) <= a.number(NEURONS));
    }

    static List<Constraint> ofWhole() {
        return ParameterCombinations.rulesOfWhole().stream()
                .map(rule -> constraint(rule, INPUTS, NEURONS))
                .toList();
    }

    /** A layer alone cannot show two different values, so they are no pair that its design covers. */
    private static Constraint needsTwoLayers(String first, String next) {
        return Constraint.among(
                List.of(LAYERS, first, next),
                a -> a.number(LAYERS) > 1 || a.value(first).equals(a.value(next)));
    }

    /**
     * Words of memory are tried in weights, so that the width of a weight does not matter.
     *
     * @param inputs the factor that is the number of inputs of the layer
     * @param neurons the factor that is the number of its neurons
     */
    static Constraint constraint(ParameterCombinations.Rule rule, String inputs, String neurons) {
        List<String> factors = new ArrayList<>();
        if (rule.ofInputs()) {
            factors.add(inputs);
        }
        if (rule.ofNeurons()) {
            factors.add(neurons);
        }
        factors.addAll(factors(rule));
        return Constraint.among(
                factors,
                a -> rule.condition()
                        .isMet(
                                new TriedParameters(a, 1),
                                rule.ofInputs() ? a.number(inputs) : 0,
                                rule.ofNeurons() ? a.number(neurons) : 0));
    }

    static List<String> factors(ParameterCombinations.Rule rule) {
        return rule.parameters().stream()
                .map(parameter -> parameter.trial().orElseThrow().factor())
                .toList();
    }

    private static Topology topology(Assignment values) {
        int neurons = values.number(NEURONS);
        return new Topology(
                VolumeShape.flat(values.number(INPUTS)),
                Collections.nCopies(values.number(LAYERS), new DenseShape(neurons)),
                heads(values));
    }

    /** All neurons of the last layer, or half of them each. */
    static List<Integer> heads(Assignment values) {
        int neurons = values.number(NEURONS);
        int heads = values.number(HEADS);
        int first = (neurons + heads - 1) / heads;
        return heads == 1 ? List.of(neurons) : List.of(first, neurons - first);
    }
}
