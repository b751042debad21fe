package dev.spikeloom.matrix;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of the design matrix and their values: networks small enough to be built by the hundred, with all that
 * an architecture can have. The parameters of a layer are meant for the first layer, and for the others as far as they
 * are possible there.
 */
final class MatrixFactors {
    static final String NEURON = "neuron";
    static final String BIASES = "biases";
    static final String WEIGHT_BITS = "weight_bits";
    static final String LAYERS = "layers";
    static final String INPUTS = "inputs";
    static final String NEURONS = "neurons";
    static final String HEADS = "heads";
    static final String TIME_STEPS = "time_steps";

    private static final List<String> NO_YES = List.of("false", "true");

    private static final List<Factor> OF_NETWORK = List.of(
            new Factor(NEURON, List.of("snn-dc", "snn-ct", "snn-ct-zero", "lif-1", "lif-4-zero")),
            new Factor(BIASES, NO_YES),
            new Factor(WEIGHT_BITS, List.of("1", "2", "7", "16")),
            new Factor(LAYERS, List.of("1", "2", "3", "8")),
            new Factor(INPUTS, List.of("1", "9", "40")),
            new Factor(NEURONS, List.of("1", "5", "12")),
            new Factor(HEADS, List.of("1", "2")),
            new Factor(TIME_STEPS, List.of("1", "3", "8")));

    static final List<Factor> FACTORS = factors();

    /** What the first layer, and the design as a whole, must meet. */
    static final List<Constraint> CONSTRAINTS = constraints();

    private MatrixFactors() {}

    /** Where the weights are stands beside them; then come the parameters of layers and the others of the whole. */
    private static List<Factor> factors() {
        List<Factor> factors = new ArrayList<>(OF_NETWORK);
        factors.addAll(tried(ParameterCombinations.ofStimuli()));
        factors.addAll(tried(ParameterTable.OF_LAYERS));
        factors.addAll(tried(ParameterTable.OF_WHOLE.stream()
                .filter(parameter -> !ParameterCombinations.ofStimuli().contains(parameter))
                .toList()));
        return List.copyOf(factors);
    }

    private static List<Factor> tried(List<Parameter<?>> parameters) {
        return parameters.stream()
                .flatMap(parameter -> parameter.trial().stream())
                .map(trial -> new Factor(trial.factor(), trial.values()))
                .toList();
    }

    private static List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>();
        ParameterCombinations.rulesOfLayers().forEach(rule -> constraints.add(constraint(rule)));
        constraints.add(Constraint.among(List.of(NEURONS, HEADS), a -> a.number(HEADS) <= a.number(NEURONS)));
        ParameterCombinations.rulesOfWhole().forEach(rule -> constraints.add(constraint(rule)));
        return List.copyOf(constraints);
    }

    /** Words of memory are tried in weights, so that the width of a weight does not matter. */
    private static Constraint constraint(ParameterCombinations.Rule rule) {
        List<String> factors = new ArrayList<>();
        if (rule.ofInputs()) {
            factors.add(INPUTS);
        }
        if (rule.ofNeurons()) {
            factors.add(NEURONS);
        }
        rule.parameters()
                .forEach(
                        parameter -> factors.add(parameter.trial().orElseThrow().factor()));
        return Constraint.among(
                factors,
                a -> rule.condition()
                        .isMet(
                                new TriedParameters(a, 1),
                                rule.ofInputs() ? a.number(INPUTS) : 0,
                                rule.ofNeurons() ? a.number(NEURONS) : 0));
    }
}
