package dev.spikeloom.fuzz.file;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.ParameterType;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what {@link CaseWriter} wrote. */
final class CaseReader {
    /**
     * The fields of the parameters of the whole stand beside these. Networks of dense layers alone have {@code heads}, all
     * others {@code topology}. Older files have one neuron model, and one number of bits of a weight, for all layers.
     */
    private static final Set<String> CASE =
            union(Set.of("neuron", "weight_bits", "heads", "topology", "layers", "segments"), ParameterTable.OF_WHOLE);

    private static final Set<String> NUMBERS = Set.of("weights", "biases", "thresholds");
    private static final Set<String> LAYER =
            Set.of("neuron", "weight_bits", "weights", "biases", "thresholds", "architecture");
    private static final Set<String> ARCHITECTURE = union(Set.of(), ParameterTable.OF_LAYERS);

    private CaseReader() {}

    private static Set<String> union(Set<String> fields, List<Parameter<?>> parameters) {
        return Stream.concat(fields.stream(), parameters.stream().map(Parameter::key))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws InputException if it is not a case that is possible; names file and field */
    static FuzzCase read(JsonField tree) {
        tree.requireObject(CASE);
        Optional<Topology> topology = tree.optional("topology").map(CaseReader::topology);
        List<JsonField> fields = tree.field("layers").items();
        topology.ifPresent(given -> requireFit(tree, fields.size(), given));
        List<QuantizedLayer> layers = new ArrayList<>();
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            JsonField layer = fields.get(i);
            if (topology.isPresent() && topology.get().weightsOf(i).isEmpty()) {
                layer.requireObject(Set.of());
                layers.add(shaped(topology.get(), i, Optional.empty()));
            } else {
                layer.requireObject(LAYER);
                IntegerWeights numbers =
                        numbers(layer, neuron(of(tree, layer, "neuron")), format(of(tree, layer, "weight_bits")));
                layers.add(layer(layer, topology, i, numbers));
                architectures.add(architecture(layer.field("architecture")));
            }
        }
        List<FuzzSegment> segments = new ArrayList<>();
        for (JsonField segment : tree.field("segments").items()) {
            segments.add(SegmentReader.read(segment, layers));
        }
        try {
            QuantizedNetwork network = new QuantizedNetwork(
                    layers, topology.map(Topology::heads).orElseGet(() -> heads(tree.field("heads"))));
            Architecture architecture = Architecture.of(
                    architectures, parameter -> parameter.type().from(new WholeField(tree.field(parameter.key()))));
            return new FuzzCase(network, architecture, segments);
        } catch (IllegalArgumentException e) {
            throw tree.wrong(e.getMessage());
        } catch (InputException e) {
            throw e.getMessage().startsWith(tree.file().toString()) ? e : tree.wrong(e.getMessage());
        }
    }

    private static Topology topology(JsonField field) {
        try {
            return Topology.parse(field.text());
        } catch (InputException e) {
            throw e.getMessage().startsWith(field.file().toString()) ? e : field.wrong(e.getMessage());
        }
    }

    private static void requireFit(JsonField tree, int layers, Topology topology) {
        if (tree.optional("heads").isPresent()) {
            throw tree.field("heads").wrong("is given with topology, too");
        }
        if (layers != topology.depth()) {
            throw tree.field("layers")
                    .wrong("has " + layers + " layers, allowed: the " + topology.depth() + " of " + topology);
        }
    }

    private static List<Integer> heads(JsonField field) {
        return Arrays.stream(field.numbers(1, JsonField.LARGEST)).boxed().toList();
    }

    /** A field of a layer, or of all layers, in which case no layer has it. */
    private static JsonField of(JsonField tree, JsonField layer, String name) {
        Optional<JsonField> shared = tree.optional(name);
        if (shared.isPresent() && layer.optional(name).isPresent()) {
            throw layer.field(name).wrong("is given for all layers, too");
        }
        return shared.orElseGet(() -> layer.field(name));
    }

    private static WeightFormat format(JsonField field) {
        return new WeightFormat(field.number(WeightFormat.MIN_BITS, WeightFormat.MAX_BITS));
    }

    private static IntegerWeights numbers(JsonField layer, NeuronModel neuronModel, WeightFormat format) {
        int[] thresholds = layer.field("thresholds").numbers(-JsonField.LARGEST, JsonField.LARGEST);
        int[] biases = layer.field("biases").numbers(-JsonField.LARGEST, JsonField.LARGEST);
        List<short[]> rows = new ArrayList<>();
        for (JsonField row : layer.field("weights").items()) {
            int[] numbers = row.numbers(format.min(), format.max());
            short[] weights = new short[numbers.length];
            for (int n = 0; n < numbers.length; n++) {
                weights[n] = (short) numbers[n];
            }
            rows.add(weights);
        }
        return new IntegerWeights(
                neuronModel, format, rows.toArray(short[][]::new), biases, thresholds, new float[] {1});
    }

    /** A layer of neurons: dense, if no topology says what else it is. */
    private static QuantizedLayer layer(
            JsonField field, Optional<Topology> topology, int index, IntegerWeights numbers) {
        try {
            return topology.isPresent()
                    ? shaped(topology.get(), index, Optional.of(numbers))
                    : new DenseShape(numbers.thresholds().length)
                            .quantizedLayer(VolumeShape.flat(numbers.weights().length), () -> numbers);
        } catch (IllegalArgumentException | InputException e) {
            throw field.wrong(e.getMessage());
        }
    }

    private static QuantizedLayer shaped(Topology topology, int index, Optional<IntegerWeights> numbers) {
        return topology.layers().get(index).quantizedLayer(topology.inputOf(index), numbers::orElseThrow);
    }

    /**
     * The numbers of a layer that a segment loads.
     *
     * @param machine the layer as the machine has it
     */
    static QuantizedLayer loaded(JsonField layer, QuantizedLayer machine) {
        if (machine.integerWeights().isEmpty()) {
            layer.requireObject(Set.of());
            return machine;
        }
        layer.requireObject(NUMBERS);
        try {
            return machine.with(held -> numbers(layer, held.neuronModel(), held.weightFormat()));
        } catch (IllegalArgumentException e) {
            throw layer.wrong(e.getMessage());
        }
    }

    private static NeuronModel neuron(JsonField field) {
        return NeuronModel.of(field.text())
                .orElseThrow(() -> field.wrong("is '" + field.text() + "', allowed: " + NeuronModel.allowed()));
    }

    /** A parameter that is missing is at its default: it means nothing in the layer, or is younger than the file. */
    private static LayerArchitecture architecture(JsonField tree) {
        tree.requireObject(ARCHITECTURE);
        try {
            return LayerArchitecture.of(parameter -> tree.optional(parameter.key())
                    .<Object>map(field -> parameter.type().from(field))
                    .orElseGet(parameter::defaultValue));
        } catch (InputException e) {
            throw e.getMessage().startsWith(tree.file().toString()) ? e : tree.wrong(e.getMessage());
        }
    }

    /** The field of a parameter of the whole, whose range depends on nothing else. */
    private record WholeField(JsonField field) implements ParameterType.Source {
        @Override
        public int number(int most) {
            return field.number(0, most);
        }

        @Override
        public boolean truth() {
            return field.truth();
        }

        @Override
        public <E extends Enum<E>> E constant(Class<E> type) {
            return field.constant(type);
        }

        @Override
        public String text() {
            return field.text();
        }
    }
}
