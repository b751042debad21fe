package dev.spikeloom.matrix;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
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
    private final Topology topology;
    private final long seed;
    private final TriedParameters parameters;

    /** @param seed of weights and thresholds */
    MatrixDesign(MatrixPart part, Assignment values, long seed) {
        this.values = values;
        this.topology = part.topology().apply(values);
        this.seed = seed;
        this.parameters = new TriedParameters(values, weightFormat(0).bits());
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

    /** The first layer of neurons has neurons and weights of one kind, the next of another, and so on in turn. */
    private NeuronModel neuronModel(int layer) {
        return NeuronModel.of(values.value(layer % 2 == 0 ? MatrixFactors.NEURON : MatrixFactors.NEXT_NEURON))
                .orElseThrow();
    }

    private WeightFormat weightFormat(int layer) {
        return new WeightFormat(
                values.number(layer % 2 == 0 ? MatrixFactors.WEIGHT_BITS : MatrixFactors.NEXT_WEIGHT_BITS));
    }

    private Design design(MatrixWeights weights, List<Integer> widths) {
        return Machines.elaborate(network(weights), architecture(weights, widths));
    }

    private QuantizedNetwork network(MatrixWeights weights) {
        List<QuantizedLayer> layers = new ArrayList<>();
        int neurons = 0;
        for (int i = 0; i < topology.depth(); i++) {
            LayerShape shape = topology.layers().get(i);
            VolumeShape input = topology.inputOf(i);
            int index = neurons;
            QuantizedLayer layer = shape.quantizedLayer(
                    input, () -> numbers(index, shape.weights(input).orElseThrow(), weights));
            layers.add(layer);
            neurons += layer.integerWeights().isPresent() ? 1 : 0;
        }
        return new QuantizedNetwork(layers, topology.heads());
    }

    private IntegerWeights numbers(int index, WeightShape shape, MatrixWeights kind) {
        int inputs = shape.rows();
        int neurons = shape.columns();
        NeuronModel neuronModel = neuronModel(index);
        WeightFormat format = weightFormat(index);
        long key = CounterRandom.derive(seed, index);
        short[][] weights = new short[inputs][neurons];
        for (int i = 0; i < inputs; i++) {
            for (int n = 0; n < neurons; n++) {
                weights[i][n] =
                        (short) weight(kind, format, (int) CounterRandom.bits(key, (long) i * neurons + n), i + n);
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
        return new IntegerWeights(neuronModel, format, weights, biases, thresholds, new float[] {1});
    }

    private static int weight(MatrixWeights kind, WeightFormat format, int random, int place) {
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
        List<List<Parameter<?>>> built = Machines.parameters(topology, MachineFamily.RATE);
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < built.size(); i++) {
            TriedParameters ofLayer =
                    new TriedParameters(values, weightFormat(i).bits());
            List<Parameter<?>> parameters = built.get(i);
            LayerArchitecture tried = LayerArchitecture.of(parameter ->
                    parameters.contains(parameter) ? ofLayer.getOrDefault(parameter) : parameter.defaultValue());
            layers.add(possible(tried, network, i, widths.isEmpty() ? 0 : widths.get(i)));
        }
        return architecture(layers);
    }

    private Architecture architecture(List<LayerArchitecture> layers) {
        return Architecture.of(layers, parameters::getOrDefault).withMaxTimeSteps(timeSteps());
    }

    /** The tried parameters, or of those that are not possible in the layer, the baseline's. */
    private LayerArchitecture possible(LayerArchitecture tried, QuantizedNetwork network, int index, int width) {
        LayerArchitecture assigned = withMembrane(tried, network, index, width);
        LayerArchitecture singleIssue = ParameterCombinations.singleIssue(assigned);
        List<LayerArchitecture> candidates =
                List.of(assigned, singleIssue, ParameterCombinations.unfolded(singleIssue));
        return Stream.concat(candidates.stream(), candidates.stream().map(ParameterCombinations::singlePotentials))
                .filter(candidate -> isPossible(network, index, candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no architecture is possible for " + values));
    }

    private boolean isPossible(QuantizedNetwork network, int index, LayerArchitecture layer) {
        Architecture core = ParameterCombinations.plain(architecture(List.of(layer)));
        try {
            Machines.requirePossible(network, index, core);
            return true;
        } catch (InputException tooMuchForTheLayer) {
            return false;
        }
    }

    /** Narrow potentials hold thresholds and biases, and little more. */
    private LayerArchitecture withMembrane(LayerArchitecture assigned, QuantizedNetwork network, int index, int width) {
        boolean saturate = parameters.saturate();
        if (width > 0) {
            return ParameterCombinations.withPotentials(assigned, width, saturate);
        }
        if (!saturate) {
            return assigned;
        }
        LayerArchitecture undemanding = ParameterCombinations.singlePotentials(
                ParameterCombinations.unfolded(ParameterCombinations.singleIssue(assigned)));
        return IntStream.range(2, ParameterTable.MOST_POTENTIAL_BITS)
                .filter(bits ->
                        isPossible(network, index, ParameterCombinations.withPotentials(undemanding, bits, true)))
                .mapToObj(bits -> ParameterCombinations.withPotentials(assigned, bits, true))
                .findFirst()
                .orElse(assigned);
    }
}
