package dev.spikeloom.matrix;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One design of the matrix: the network and the architecture that an assignment of the factors stands for. */
final class MatrixDesign {
    private static final int MAX_SHOWN_THRESHOLD = 12;

    private final Assignment values;
    private final long seed;
    private final WeightFormat format;
    private final NeuronModel neuronModel;

    /** @param seed of weights and thresholds */
    MatrixDesign(Assignment values, long seed) {
        this.values = values;
        this.seed = seed;
        this.format = new WeightFormat(values.number(MatrixFactors.WEIGHT_BITS));
        this.neuronModel = NeuronModel.of(values.value(MatrixFactors.NEURON)).orElseThrow();
    }

    Assignment values() {
        return values;
    }

    int timeSteps() {
        return values.number(MatrixFactors.TIME_STEPS);
    }

    /** Whether weights are written through the load port, rather than read from files. */
    boolean loadsWeights() {
        return values.value(MatrixFactors.WEIGHTS).equals(MatrixFactors.LOADED);
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
        boolean shared = values.value(MatrixFactors.THRESHOLDS).equals("layer");
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
        WeightStorage storage = WeightStorage.valueOf(constant(MatrixFactors.WEIGHTS));
        QuantizedNetwork network = network(weights);
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedNetwork alone = new QuantizedNetwork(
                    neuronModel, format, List.of(network.layers().get(i)));
            layers.add(possible(alone, storage, widths.isEmpty() ? 0 : widths.get(i)));
        }
        return new Architecture(
                storage,
                timeSteps(),
                values.value(MatrixFactors.COUNTERS).equals("true"),
                HostKind.valueOf(constant(MatrixFactors.HOST)),
                values.number(MatrixFactors.STREAM_BITS),
                layers);
    }

    /** The assigned parameters, or of those that the layer is too small for, the baseline's. */
    private LayerArchitecture possible(QuantizedNetwork alone, WeightStorage storage, int width) {
        LayerArchitecture assigned = withMembrane(assigned(), alone, storage, width);
        LayerArchitecture baseline = LayerArchitecture.BASELINE;
        List<LayerArchitecture> candidates = List.of(
                assigned,
                assigned.toBuilder().issueWidth(1).readPorts(1).build(),
                assigned.toBuilder()
                        .issueWidth(1)
                        .readPorts(1)
                        .lanes(baseline.lanes())
                        .wordBits(0)
                        .build());
        for (LayerArchitecture candidate : candidates) {
            try {
                Machines.elaborate(alone, new Architecture(storage, timeSteps(), candidate));
                return candidate;
            } catch (InputException e) {
                // Too much for this layer: the next one asks for less.
            }
        }
        throw new IllegalStateException("no architecture is possible for " + values);
    }

    private LayerArchitecture assigned() {
        return new LayerArchitecture(
                values.number(MatrixFactors.BANK_ROWS),
                BankMapping.valueOf(constant(MatrixFactors.MAPPING)),
                values.number(MatrixFactors.READ_PORTS),
                values.number(MatrixFactors.READ_LATENCY),
                switch (values.value(MatrixFactors.WORD)) {
                    case MatrixFactors.ONE_WEIGHT -> format.bits();
                    case MatrixFactors.TWO_WEIGHTS -> 2 * format.bits();
                    default -> 0;
                },
                values.number(MatrixFactors.ISSUE_WIDTH),
                numberOr(MatrixFactors.RADIX, MatrixFactors.FLAT),
                values.number(MatrixFactors.STAGES),
                numberOr(MatrixFactors.LANES, MatrixFactors.ALL),
                values.value(MatrixFactors.ADDER_REGISTER).equals("true"),
                values.number(MatrixFactors.INPUT_BUFFERS),
                values.number(MatrixFactors.OUTPUT_BUFFERS),
                0,
                false,
                ThresholdScope.valueOf(constant(MatrixFactors.THRESHOLDS)));
    }

    /** Narrow potentials hold thresholds and biases, and little more. */
    private LayerArchitecture withMembrane(
            LayerArchitecture assigned, QuantizedNetwork alone, WeightStorage storage, int width) {
        if (width > 0) {
            boolean narrow = values.value(MatrixFactors.MEMBRANE).equals(MatrixFactors.SATURATING);
            return assigned.toBuilder().membraneBits(width).saturate(narrow).build();
        }
        if (!values.value(MatrixFactors.MEMBRANE).equals(MatrixFactors.SATURATING)) {
            return assigned;
        }
        for (int bits = 2; bits < LayerArchitecture.MAX_MEMBRANE_BITS; bits++) {
            LayerArchitecture narrow = assigned.toBuilder()
                    .issueWidth(1)
                    .readPorts(1)
                    .lanes(0)
                    .wordBits(0)
                    .membraneBits(bits)
                    .saturate(true)
                    .build();
            try {
                Machines.elaborate(alone, new Architecture(storage, timeSteps(), narrow));
                return assigned.toBuilder().membraneBits(bits).saturate(true).build();
            } catch (InputException e) {
                // Too narrow for thresholds and biases.
            }
        }
        return assigned;
    }

    private int numberOr(String factor, String name) {
        return values.value(factor).equals(name) ? 0 : values.number(factor);
    }

    private String constant(String factor) {
        return values.value(factor).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
