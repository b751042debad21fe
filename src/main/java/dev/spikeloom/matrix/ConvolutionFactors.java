package dev.spikeloom.matrix;

import static dev.spikeloom.matrix.MatrixFactors.BIASES;
import static dev.spikeloom.matrix.MatrixFactors.HEADS;
import static dev.spikeloom.matrix.MatrixFactors.NEURON;
import static dev.spikeloom.matrix.MatrixFactors.NEURONS;
import static dev.spikeloom.matrix.MatrixFactors.NEURONS_TRIED;
import static dev.spikeloom.matrix.MatrixFactors.NEXT_NEURON;
import static dev.spikeloom.matrix.MatrixFactors.NEXT_WEIGHT_BITS;
import static dev.spikeloom.matrix.MatrixFactors.NO_YES;
import static dev.spikeloom.matrix.MatrixFactors.TIME_STEPS;
import static dev.spikeloom.matrix.MatrixFactors.WEIGHT_BITS;
import static dev.spikeloom.matrix.MatrixFactors.WEIGHT_BITS_TRIED;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What the design matrix has of convolutional networks: a convolution with sum pooling before it and max pooling behind it, a
 * second one or none, and dense layers. The parameters of a layer are meant for the first convolution, and for the other
 * layers as far as they have them.
 */
final class ConvolutionFactors {
    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";
    private static final String CHANNELS = "channels";
    private static final String SUM_POOLING = "sum_pooling";
    private static final String FILTERS = "filters";
    private static final String KERNEL = "kernel";
    private static final String STRIDE = "stride";
    private static final String PADDING = "padding";
    private static final String MAX_POOLING = "max_pooling";
    /** The layer behind, which has room in any volume. */
    private static final String NEXT_CONVOLUTION = "next_convolution";

    private static final String HIDDEN = "hidden_layers";

    private static final String NONE = "none";
    private static final String HALF = "half";
    private static final String FULL = "full";

    /** More would be larger, and no other. */
    private static final int MOST_OUTPUT_ROWS = 10;

    private static final int HIDDEN_NEURONS = 6;

    private static final List<Factor> OF_NETWORK = List.of(
            new Factor(NEURON, NEURONS_TRIED),
            new Factor(NEXT_NEURON, NEURONS_TRIED),
            new Factor(BIASES, NO_YES),
            new Factor(WEIGHT_BITS, WEIGHT_BITS_TRIED),
            new Factor(NEXT_WEIGHT_BITS, WEIGHT_BITS_TRIED),
            new Factor(ROWS, List.of("1", "4", "9")),
            new Factor(COLUMNS, List.of("2", "5", "8")),
            new Factor(CHANNELS, List.of("1", "2", "3")),
            new Factor(SUM_POOLING, List.of(NONE, "2", "3")),
            new Factor(FILTERS, List.of("1", "3", "6")),
            new Factor(KERNEL, List.of("1", "2", "3", "5", "7")),
            new Factor(STRIDE, List.of("1", "2")),
            new Factor(PADDING, List.of(NONE, HALF, FULL)),
            new Factor(MAX_POOLING, List.of(NONE, "2", "3")),
            new Factor(NEXT_CONVOLUTION, List.of(NONE, "3c3p1", "2c2s2p1", "5c1-sp1-2c1")),
            new Factor(HIDDEN, List.of("0", "1")),
            new Factor(NEURONS, List.of("1", "5")),
            new Factor(HEADS, List.of("1", "2")),
            new Factor(TIME_STEPS, List.of("1", "3", "8")));

    static final MatrixPart PART = new MatrixPart(
            "convolutions, pooling and dense layers",
            MatrixFactors.withArchitecture(OF_NETWORK, varied()),
            constraints(),
            ConvolutionFactors::topology);

    private ConvolutionFactors() {}

    /** All parameters of convolutions but those that have one possible value in them. */
    private static List<Parameter<?>> varied() {
        return ParameterTable.OF_CONVOLUTIONS.stream()
                .filter(parameter -> ParameterCombinations.ofIssue().stream().noneMatch(parameter::equals))
                .toList();
    }

    private static List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>();
        List<Parameter<?>> varied = varied();
        ParameterCombinations.rulesOfLayers().stream()
                .filter(rule -> varied.containsAll(rule.parameters()))
                .forEach(rule -> constraints.add(MatrixFactors.constraint(rule, CHANNELS, FILTERS)));
        constraints.add(potentialsMayCarryOver());
        constraints.add(Constraint.among(List.of(KERNEL, PADDING), ConvolutionFactors::isAnotherPadding));
        constraints.add(fits(ROWS));
        constraints.add(fits(COLUMNS));
        constraints.add(MatrixFactors.headsHaveNeurons());
        constraints.addAll(MatrixFactors.ofWhole());
        return constraints;
    }

    private static Constraint potentialsMayCarryOver() {
        ParameterCombinations.Rule rule = ParameterCombinations.ruleOfCarriedPotentials();
        return Constraint.among(
                Stream.concat(Stream.of(NEURON), MatrixFactors.factors(rule).stream())
                        .toList(),
                a -> !NeuronModel.of(a.value(NEURON)).orElseThrow().carriesOver()
                        || rule.condition().isMet(new TriedParameters(a, 1), 0, 0));
    }

    /** Of a small kernel, two names would stand for one padding. */
    private static boolean isAnotherPadding(Assignment values) {
        int padding = padding(values);
        return switch (values.value(PADDING)) {
            case HALF -> padding > 0 && padding < values.number(KERNEL) - 1;
            case FULL -> padding > 0;
            default -> true;
        };
    }

    private static int padding(Assignment values) {
        int most = values.number(KERNEL) - 1;
        return switch (values.value(PADDING)) {
            case HALF -> (most + 1) / 2;
            case FULL -> most;
            default -> 0;
        };
    }

    /** Poolings and kernel have room along one side of the input. */
    private static Constraint fits(String side) {
        return Constraint.among(List.of(side, SUM_POOLING, KERNEL, STRIDE, PADDING, MAX_POOLING), a -> {
            int taken = a.number(side) / pooling(a, SUM_POOLING) + 2 * padding(a);
            int given = (taken - a.number(KERNEL)) / a.number(STRIDE) + 1;
            return a.number(side) >= pooling(a, SUM_POOLING)
                    && taken >= a.number(KERNEL)
                    && given >= pooling(a, MAX_POOLING)
                    && given <= MOST_OUTPUT_ROWS;
        });
    }

    private static int pooling(Assignment values, String factor) {
        return values.value(factor).equals(NONE) ? 1 : values.number(factor);
    }

    private static Topology topology(Assignment values) {
        StringJoiner text = new StringJoiner("-");
        text.add(values.value(ROWS) + "x" + values.value(COLUMNS) + "x" + values.value(CHANNELS));
        add(text, "sp", values.value(SUM_POOLING));
        text.add(new ConvolutionShape(
                        values.number(FILTERS), values.number(KERNEL), values.number(STRIDE), padding(values))
                .toString());
        add(text, "mp", values.value(MAX_POOLING));
        add(text, "", values.value(NEXT_CONVOLUTION));
        for (int i = 0; i < values.number(HIDDEN); i++) {
            text.add(HIDDEN_NEURONS + "fc");
        }
        text.add(String.join(
                        "+",
                        MatrixFactors.heads(values).stream()
                                .map(String::valueOf)
                                .toList())
                + "o");
        return Topology.parse(text.toString());
    }

    private static void add(StringJoiner text, String kind, String size) {
        if (!size.equals(NONE)) {
            text.add(kind + size);
        }
    }
}
