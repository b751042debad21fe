package dev.spikeloom.matrix;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One design of the matrix: the network and the architecture that an assignment of the factors stands for. */
final class MatrixDesign {
    private static final int MAX_SHOWN_THRESHOLD = 12;

    private final Assignment values;
    private final long seed;
    private final WeightFormat format;
    private final NeuronModel neuronModel;
    private final TriedParameters parameters;

    /** @param seed of weights and thresholds */
    MatrixDesign(Assignment values, long seed) {
        this.values = values;
        this.seed = seed;
        this.format = new WeightFormat(values.number(MatrixFactors.WEIGHT_BITS));
        this.neuronModel = NeuronModel.of(values.value(MatrixFactors.NEURON)).orElseThrow();
        this.parameters = new TriedParameters(values, format.bits());
    }

    Assignment values() {
        return values;
    }

    int timeSteps() {
        return values.number(MatrixFactors.TIME_STEPS);
    }

    /** Whether weights are written through the load port, rather than read from files. */
    boolean loadsWeights() {
        return ParameterCombinations.loadsWeights(parameters);
    }

    /**
     * A design for each kind of weights. Fixed weights decide how wide potentials are: those of the extreme ones are as
     * wide as the widest needs it, so that they share a build.
     */
    Map<MatrixWeights, Design> designs() {
        List<Integer> widths = new ArrayList<>();
        for (MatrixWeights weights : MatrixWeights.EXTREMES) {
            List<Integer> needed = design(weights, List.of()).membraneBits();
            for (int i = 0; i < needed.size(); i++) {
                int bits = needed.get(i);
                if (widths.size() == i) {
                    widths.add(bits);
                }
                widths.set(i, Math.max(widths.get(i), bits));
            }
        }
        Map<MatrixWeights, Design> designs = new EnumMap<>(MatrixWeights.class);
        designs.put(MatrixWeights.RANDOM, design(MatrixWeights.RANDOM, List.of()));
        MatrixWeights.EXTREMES.forEach(weights -> designs.put(weights, design(weights, widths)));
        return designs;
    }

    private Design design(MatrixWeights weights, List<Integer> widths) {
        return Machines.elaborate(network(weights), architecture(weights, widths));
    }

    private QuantizedNetwork network(MatrixWeights weights) {
        int depth = values.number(MatrixFactors.LAYERS);
        int neurons = values.number(MatrixFactors.NEURONS);
        List<QuantizedLayer> layers = new ArrayList<>();
        int inputs = values.number(MatrixFactors.INPUTS);
        for (int layer = 0; layer < depth; layer++) {
            layers.add(layer(layer, inputs, neurons, weights));
            inputs = neurons;
        }
        int heads = values.number(MatrixFactors.HEADS);
        int first = (neurons + heads - 1) / heads;
        return new QuantizedNetwork(
                neuronModel, format, layers, heads == 1 ? List.of(neurons) : List.of(first, neurons - first));
    }

    private QuantizedDenseLayer layer(int index, int inputs, int neurons, MatrixWeights kind) {
        long key = CounterRandom.derive(seed, index);
        short[][] weights = new short[inputs][neurons];
        for (int i = 0; i < inputs; i++) {
            for (int n = 0; n < neurons; n++) {
                weights[i][n] = (short) weight(kind, (int) CounterRandom.bits(key, (long) i * neurons + n), i + n);
            }
        }
        int[] thresholds = new int[neurons];
        int[] biases = new int[neurons];
        long numbers = CounterRandom.derive(key, 1);
        boolean shared = ParameterCombinations.sharesThreshold(parameters);
        int spread = Math.max(1, Math.min(MAX_SHOWN_THRESHOLD, format.max()));
        for (int n = 0; n < neurons; n++) {
            int threshold = (int) Long.remainderUnsigned(CounterRandom.bits(numbers, shared ? 0 : n), 2L * spread);
            thresholds[n] = neuronModel.carriesOver() ? 1 + threshold : threshold - spread;
            if (values.value(MatrixFactors.BIASES).equals("true")) {
                biases[n] = (int) Long.remainderUnsigned(CounterRandom.bits(numbers, neurons + n), 7L) - 3;
            }
        }
        return new QuantizedDenseLayer(weights, biases, thresholds, new float[] {1});
    }

    private int weight(MatrixWeights kind, int random, int place) {
        return switch (kind) {
            case RANDOM -> format.decode(random);
            case LEAST -> format.min();
            case GREATEST -> format.max();
            case ZERO -> format.bits() > 1 ? 0 : place % 2 == 0 ? 1 : -1;
        };
    }

    /** @param widths of potentials, layer by layer; empty for as wide as is needed */
    private Architecture architecture(MatrixWeights weights, List<Integer> widths) {
        QuantizedNetwork network = network(weights);
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedNetwork alone = new QuantizedNetwork(
                    neuronModel, format, List.of(network.layers().get(i)));
            layers.add(possible(alone, widths.isEmpty() ? 0 : widths.get(i)));
        }
        return architecture(layers);
    }

    private Architecture architecture(List<LayerArchitecture> layers) {
        return Architecture.of(layers, parameters::getOrDefault).withMaxTimeSteps(timeSteps());
    }

    /** The assigned parameters, or of those that the layer is too small for, the baseline's. */
    private LayerArchitecture possible(QuantizedNetwork alone, int width) {
        LayerArchitecture assigned = withMembrane(LayerArchitecture.of(parameters::getOrDefault), alone, width);
        LayerArchitecture singleIssue = ParameterCombinations.singleIssue(assigned);
        return Stream.of(assigned, singleIssue, ParameterCombinations.unfolded(singleIssue))
                .filter(candidate -> isPossible(alone, candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no architecture is possible for " + values));
    }

    private boolean isPossible(QuantizedNetwork alone, LayerArchitecture layer) {
        Architecture core = ParameterCombinations.plain(architecture(List.of(layer)));
        try {
            Machines.elaborate(alone, core);
            return true;
        } catch (InputException tooMuchForTheLayer) {
            return false;
        }
    }

    /** Narrow potentials hold thresholds and biases, and little more. */
    private LayerArchitecture withMembrane(LayerArchitecture assigned, QuantizedNetwork alone, int width) {
        boolean saturate = parameters.saturate();
        if (width > 0) {
            return ParameterCombinations.withPotentials(assigned, width, saturate);
        }
        if (!saturate) {
            return assigned;
        }
        LayerArchitecture undemanding = ParameterCombinations.unfolded(ParameterCombinations.singleIssue(assigned));
        return IntStream.range(2, ParameterTable.MOST_POTENTIAL_BITS)
                .filter(bits -> isPossible(alone, ParameterCombinations.withPotentials(undemanding, bits, true)))
                .mapToObj(bits -> ParameterCombinations.withPotentials(assigned, bits, true))
                .findFirst()
                .orElse(assigned);
    }
}
