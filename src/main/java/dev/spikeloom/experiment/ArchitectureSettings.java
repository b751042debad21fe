package dev.spikeloom.experiment;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.List;

/** The keys of an experiment that describe the accelerator. Most take one value for all layers, or one a layer. */
public final class ArchitectureSettings {
    static final Setting<WeightStorage> WEIGHTS = new Setting<>(
            "architecture.weights",
            ValueType.constant(WeightStorage.class),
            "loadable",
            "Whether weights are in ROM, which allows narrower accumulators, can be rewritten, or have to be loaded first.");
    static final Setting<Integer> MAX_TIME_STEPS = new Setting<>(
            "architecture.max_time_steps",
            ValueType.integer(1, Architecture.MAX_TIME_STEPS),
            "1024",
            "The most time steps the hardware can count; at least time_steps.");
    static final Setting<HostKind> HOST = new Setting<>(
            "architecture.host",
            ValueType.constant(HostKind.class),
            "core",
            "What surrounds the core: nothing, or AXI4 with spikes as packed vectors or as address events.");
    static final Setting<Integer> STREAM_BITS = new Setting<>(
            "architecture.stream_bits",
            ValueType.powerOfTwo(Architecture.DEFAULT_STREAM_BITS, Architecture.MAX_STREAM_BITS),
            "32",
            "Width of the spike stream of axi-packed.");
    static final Setting<Boolean> COUNTERS = new Setting<>(
            "architecture.counters", ValueType.truth(), "false", "Whether performance counters are built in hardware.");

    public static final Setting<List<Integer>> BANK_ROWS = perLayer(
            "bank_rows",
            ValueType.powerOfTwo(2, LayerArchitecture.MAX_BANK_ROWS),
            "256",
            "Depth of an SRAM bank in weight rows.");
    public static final Setting<List<BankMapping>> MAPPING = perLayer(
            "bank_mapping",
            ValueType.constant(BankMapping.class),
            "blocked",
            "Whether banks are filled one after the other, or neighbouring inputs are in neighbouring banks.");
    public static final Setting<List<Integer>> READ_PORTS =
            perLayer("read_ports", ValueType.integer(1, 2), "1", "Rows that a bank can be read at in a cycle.");
    static final Setting<List<Integer>> READ_LATENCY = perLayer(
            "read_latency",
            ValueType.integer(1, LayerArchitecture.MAX_READ_LATENCY),
            "1",
            "Cycles from an SRAM read to its data.");
    static final Setting<List<Integer>> WORD_BITS = perLayer(
            "word_bits",
            ValueType.integerOr("all", 1, 1 << 20),
            "all",
            "Width of an SRAM macro; several stand side by side where the lanes read more at once.");
    public static final Setting<List<Integer>> ISSUE_WIDTH = perLayer(
            "issue_width",
            ValueType.powerOfTwo(1, LayerArchitecture.MAX_ISSUE_WIDTH),
            "1",
            "Presynaptic indices issued a cycle, at most.");
    static final Setting<List<Integer>> ENCODER_RADIX = perLayer(
            "encoder_radix",
            ValueType.powerOfTwoOr("flat", 2, LayerArchitecture.MAX_RADIX),
            "32",
            "Inputs of a node of the priority encoder's tree.");
    static final Setting<List<Integer>> ENCODER_STAGES = perLayer(
            "encoder_stages",
            ValueType.integer(0, LayerArchitecture.MAX_ENCODER_STAGES),
            "0",
            "Pipeline registers between priority encoder and SRAM.");
    public static final Setting<List<Integer>> LANES = perLayer(
            "lanes",
            ValueType.powerOfTwoOr("all", 1, LayerArchitecture.MAX_LANES),
            "all",
            "Physical accumulators; with fewer than neurons, the layer is folded.");
    static final Setting<List<Boolean>> ADDER_REGISTER = perLayer(
            "adder_register",
            ValueType.truth(),
            "false",
            "Whether a register stands between the sum of a cycle's rows and the accumulators.");
    public static final Setting<List<Integer>> INPUT_BUFFERS = perLayer(
            "input_buffers",
            ValueType.integer(1, 2),
            "1",
            "Spike vectors that a layer holds at its input, the one it works on included.");
    public static final Setting<List<Integer>> OUTPUT_BUFFERS =
            perLayer("output_buffers", ValueType.integer(1, 2), "1", "Spike vectors that a layer holds at its output.");
    static final Setting<List<Integer>> MEMBRANE_BITS = perLayer(
            "membrane_bits",
            ValueType.integerOr("auto", 2, LayerArchitecture.MAX_MEMBRANE_BITS),
            "auto",
            "Width of a membrane potential; auto is as wide as it can ever need to be.");
    static final Setting<List<Boolean>> SATURATE = perLayer(
            "saturate", ValueType.truth(), "false", "Whether potentials may saturate where membrane_bits are fewer.");
    static final Setting<List<ThresholdScope>> THRESHOLDS = perLayer(
            "thresholds",
            ValueType.constant(ThresholdScope.class),
            "neuron",
            "Whether there is a threshold register a neuron, or one for the layer.");

    public static final List<Setting<?>> ALL = List.of(
            BANK_ROWS,
            MAPPING,
            READ_PORTS,
            READ_LATENCY,
            WORD_BITS,
            ISSUE_WIDTH,
            ENCODER_RADIX,
            ENCODER_STAGES,
            LANES,
            ADDER_REGISTER,
            INPUT_BUFFERS,
            OUTPUT_BUFFERS,
            MEMBRANE_BITS,
            SATURATE,
            THRESHOLDS,
            WEIGHTS,
            MAX_TIME_STEPS,
            COUNTERS,
            HOST,
            STREAM_BITS);

    private ArchitectureSettings() {}

    private static <T> Setting<List<T>> perLayer(String key, ValueType<T> type, String defaultText, String meaning) {
        return new Setting<>("architecture." + key, ValueType.perLayer(type), defaultText, meaning);
    }

    /** @throws InputException if the numbers of values do not fit together, or a value is not possible */
    static Architecture of(Experiment experiment) {
        int layers = 1;
        for (Setting<?> setting : ALL) {
            if (experiment.get(setting) instanceof List<?> values && values.size() > 1) {
                layers =
                        requireFit(setting, values.size(), experiment.topology().depth());
            }
        }
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            architectures.add(layer(experiment, i));
        }
        return new Architecture(
                experiment.get(WEIGHTS),
                experiment.get(MAX_TIME_STEPS),
                experiment.get(COUNTERS),
                experiment.get(HOST),
                experiment.get(STREAM_BITS),
                architectures);
    }

    private static int requireFit(Setting<?> setting, int values, int depth) {
        if (values != depth) {
            throw new InputException(
                    setting + " has " + values + " values, allowed: one, or one for each of the " + depth + " layers");
        }
        return depth;
    }

    private static LayerArchitecture layer(Experiment experiment, int index) {
        return new LayerArchitecture(
                at(experiment, BANK_ROWS, index),
                at(experiment, MAPPING, index),
                at(experiment, READ_PORTS, index),
                at(experiment, READ_LATENCY, index),
                at(experiment, WORD_BITS, index),
                at(experiment, ISSUE_WIDTH, index),
                at(experiment, ENCODER_RADIX, index),
                at(experiment, ENCODER_STAGES, index),
                at(experiment, LANES, index),
                at(experiment, ADDER_REGISTER, index),
                at(experiment, INPUT_BUFFERS, index),
                at(experiment, OUTPUT_BUFFERS, index),
                at(experiment, MEMBRANE_BITS, index),
                at(experiment, SATURATE, index),
                at(experiment, THRESHOLDS, index));
    }

    private static <T> T at(Experiment experiment, Setting<List<T>> setting, int index) {
        List<T> values = experiment.get(setting);
        return values.get(values.size() == 1 ? 0 : index);
    }
}
