package dev.spikeloom.fuzz.file;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads what {@link CaseWriter} wrote. */
final class CaseReader {
    private static final int LARGEST = 1 << 30;
    private static final Set<String> CASE = Set.of(
            "neuron",
            "weight_bits",
            "heads",
            "weights",
            "max_time_steps",
            "counters",
            "host",
            "stream_bits",
            "layers",
            "segments");
    private static final Set<String> NUMBERS = Set.of("weights", "biases", "thresholds");
    private static final Set<String> LAYER = Set.of("weights", "biases", "thresholds", "architecture");
    private static final Set<String> ARCHITECTURE = Set.of(
            "bank_rows",
            "bank_mapping",
            "read_ports",
            "read_latency",
            "word_bits",
            "issue_width",
            "encoder_radix",
            "encoder_stages",
            "lanes",
            "adder_register",
            "input_buffers",
            "output_buffers",
            "membrane_bits",
            "saturate",
            "thresholds");

    private CaseReader() {}

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
                    Arrays.stream(tree.field("heads").numbers(1, LARGEST))
                            .boxed()
                            .toList());
            Architecture architecture = new Architecture(
                    tree.field("weights").constant(WeightStorage.class),
                    tree.field("max_time_steps").number(1, Architecture.MAX_TIME_STEPS),
                    tree.field("counters").truth(),
                    tree.field("host").constant(HostKind.class),
                    tree.field("stream_bits").number(1, Architecture.MAX_STREAM_BITS),
                    architectures);
            return new FuzzCase(network, architecture, segments);
        } catch (IllegalArgumentException e) {
            throw tree.wrong(e.getMessage());
        } catch (InputException e) {
            throw e.getMessage().startsWith(tree.file().toString()) ? e : tree.wrong(e.getMessage());
        }
    }

    static QuantizedDenseLayer numbers(JsonField layer, WeightFormat format) {
        int[] thresholds = layer.field("thresholds").numbers(-LARGEST, LARGEST);
        int[] biases = layer.field("biases").numbers(-LARGEST, LARGEST);
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
            return new LayerArchitecture(
                    number(tree, "bank_rows"),
                    tree.field("bank_mapping").constant(BankMapping.class),
                    number(tree, "read_ports"),
                    number(tree, "read_latency"),
                    number(tree, "word_bits"),
                    number(tree, "issue_width"),
                    number(tree, "encoder_radix"),
                    number(tree, "encoder_stages"),
                    number(tree, "lanes"),
                    tree.field("adder_register").truth(),
                    number(tree, "input_buffers"),
                    number(tree, "output_buffers"),
                    number(tree, "membrane_bits"),
                    tree.field("saturate").truth(),
                    tree.field("thresholds").constant(ThresholdScope.class));
        } catch (InputException e) {
            throw e.getMessage().startsWith(tree.file().toString()) ? e : tree.wrong(e.getMessage());
        }
    }

    private static int number(JsonField tree, String name) {
        return tree.field(name).number(0, LARGEST);
    }
}
