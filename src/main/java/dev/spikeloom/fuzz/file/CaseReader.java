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
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what {@link CaseWriter} wrote. */
final class CaseReader {
    /** The fields of the parameters of the whole stand beside these. */
    private static final Set<String> CASE =
            union(Set.of("neuron", "weight_bits", "heads", "layers", "segments"), ParameterTable.OF_WHOLE);

    private static final Set<String> NUMBERS = Set.of("weights", "biases", "thresholds");
    private static final Set<String> LAYER = Set.of("weights", "biases", "thresholds", "architecture");
    private static final Set<String> ARCHITECTURE = union(Set.of(), ParameterTable.OF_LAYERS);

    private CaseReader() {}

    private static Set<String> union(Set<String> fields, List<Parameter<?>> parameters) {
        return Stream.concat(fields.stream(), parameters.stream().map(Parameter::key))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws InputException if it is not a case that is possible; names file and field */
    static FuzzCase read(JsonField tree) {
        tree.requireObject(CASE);
        WeightFormat format =
                new WeightFormat(tree.field("weight_bits").number(WeightFormat.MIN_BITS, WeightFormat.MAX_BITS));
        List<QuantizedLayer> layers = new ArrayList<>();
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (JsonField layer : tree.field("layers").items()) {
            layer.requireObject(LAYER);
            layers.add(numbers(layer, format));
            architectures.add(architecture(layer.field("architecture")));
        }
        List<FuzzSegment> segments = new ArrayList<>();
        for (JsonField segment : tree.field("segments").items()) {
            segments.add(
                    SegmentReader.read(segment, format, layers.get(0).input().size()));
        }
        try {
            QuantizedNetwork network = new QuantizedNetwork(
                    neuron(tree.field("neuron")),
                    format,
                    layers,
                    Arrays.stream(tree.field("heads").numbers(1, JsonField.LARGEST))
                            .boxed()
                            .toList());
            Architecture architecture = Architecture.of(
                    architectures, parameter -> parameter.type().from(new WholeField(tree.field(parameter.key()))));
            return new FuzzCase(network, architecture, segments);
        } catch (IllegalArgumentException e) {
            throw tree.wrong(e.getMessage());
        } catch (InputException e) {
            throw e.getMessage().startsWith(tree.file().toString()) ? e : tree.wrong(e.getMessage());
        }
    }

    static QuantizedDenseLayer numbers(JsonField layer, WeightFormat format) {
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
        try {
            return new QuantizedDenseLayer(rows.toArray(short[][]::new), biases, thresholds, new float[] {1});
        } catch (IllegalArgumentException e) {
            throw layer.wrong(e.getMessage());
        }
    }

    /** The numbers of a layer that a segment loads. */
    static QuantizedLayer loaded(JsonField layer, WeightFormat format) {
        layer.requireObject(NUMBERS);
        return numbers(layer, format);
    }

    private static NeuronModel neuron(JsonField field) {
        return NeuronModel.of(field.text())
                .orElseThrow(() -> field.wrong("is '" + field.text() + "', allowed: " + NeuronModel.allowed()));
    }

    private static LayerArchitecture architecture(JsonField tree) {
        tree.requireObject(ARCHITECTURE);
        try {
            return LayerArchitecture.of(parameter -> parameter.type().from(tree.field(parameter.key())));
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
