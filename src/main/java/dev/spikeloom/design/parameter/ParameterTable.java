package dev.spikeloom.design.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every parameter of the architecture: name, type and range, default, what has a value of its own, meaning, and what is
 * worth testing. Settings, their documentation, case files, the design matrix and the fuzzer follow this table. What must hold
 * among several of them for the sake of a test is in {@link ParameterCombinations}.
 *
 * <p>The defaults are the machine of Yin et al. 2017: one index a cycle from banks of 256 rows, an accumulator a neuron,
 * any number of time steps up to 1,024.
 */
public final class ParameterTable {
    /** The most time steps that a sample may have. */
    public static final int MOST_TIME_STEPS = 1024;
    /** The most presynaptic indices that a layer can issue a cycle. */
    public static final int MOST_ISSUED = 8;
    /** What stands for words of all lanes. */
    public static final int ALL_LANES = 1 << 20;
    /** The widest membrane register, in bits. */
    public static final int MOST_POTENTIAL_BITS = 32;

    /**
     * A parameter that stands beside what a layer did.
     *
     * @param title of the column
     */
    public record Column(String title, Parameter<Integer> parameter) {}

    private static final List<Parameter<?>> LINES = new ArrayList<>();

    public static final Parameter<Integer> BANK_ROWS = dense(
            "bank_rows",
            NumberType.powersOfTwo(2, 4096).drawnUpTo(64),
            256,
            "Depth of an SRAM bank in weight rows.",
            tried("bank_rows", "2", "4", "16"));
    public static final Parameter<BankMapping> BANK_MAPPING = dense(
            "bank_mapping",
            new ChoiceType<>(BankMapping.class),
            BankMapping.BLOCKED,
            "Whether banks are filled one after the other, or neighbouring inputs are in neighbouring banks.");
    public static final Parameter<Integer> READ_PORTS =
            dense("read_ports", NumberType.range(1, 2), 1, "Rows that a bank can be read at in a cycle.");
    public static final Parameter<Integer> READ_LATENCY =
            layer("read_latency", NumberType.range(1, 3), 1, "Cycles from an SRAM read to its data.");
    public static final Parameter<Integer> WORD_BITS = layer(
            "word_bits",
            NumberType.range(1, ALL_LANES).orZeroAs("auto").orMostAs("all").drawnInWeightsUpTo(4),
            0,
            "Width of a memory, at most; several stand side by side where the lanes read more at once. auto is what suits"
                    + " the target.",
            tried("word", "auto", "all", "1 weight", "3 weights"));
    public static final Parameter<Integer> ISSUE_WIDTH = layer(
            "issue_width", NumberType.powersOfTwo(1, MOST_ISSUED), 1, "Presynaptic indices issued a cycle, at most.");
    public static final Parameter<Integer> ENCODER_RADIX = layer(
            "encoder_radix",
            NumberType.powersOfTwo(2, 64).orZeroAs("flat", 4),
            8,
            "Inputs of a node of the priority encoder's tree.",
            tried("encoder_radix", "flat", "2", "8", "32"));
    public static final Parameter<Integer> ENCODER_STAGES =
            layer("encoder_stages", NumberType.range(0, 2), 0, "Pipeline registers between priority encoder and SRAM.");
    public static final Parameter<Integer> LANES = layer(
            "lanes",
            NumberType.powersOfTwo(1, 4096).orZeroAs("all").drawnUpTo(16),
            0,
            "Physical accumulators; with fewer than neurons, the layer is folded.",
            tried("lanes", "all", "1", "4"));
    public static final Parameter<Integer> ADDER_STAGES = layer(
            "adder_stages",
            NumberType.range(0, 2),
            0,
            "Registers between the rows of a cycle and the accumulators: 1 holds their sum, 2 parts of it as well.");
    public static final Parameter<Integer> FAN_OUT = dense(
            "fan_out",
            NumberType.powersOfTwo(2, 1024).orZeroAs("none").drawnUpTo(8),
            0,
            "Neurons that a control register drives, at most: beyond that it is there several times.",
            tried("fan_out", "none", "2", "8"));
    public static final Parameter<Integer> INPUT_BUFFERS = layer(
            "input_buffers",
            NumberType.range(1, 2),
            1,
            "Spike vectors that a layer holds at its input, the one it works on included.");
    public static final Parameter<Integer> OUTPUT_BUFFERS =
            layer("output_buffers", NumberType.range(1, 2), 1, "Spike vectors that a layer holds at its output.");
    public static final Parameter<Integer> MEMBRANE_BITS = layer(
            "membrane_bits",
            NumberType.range(2, MOST_POTENTIAL_BITS).orZeroAs("auto").drawnUpTo(15),
            0,
            "Width of a membrane potential; auto is as wide as it can ever need to be.",
            tried("membrane", "auto", ParameterCombinations.SATURATING));
    public static final Parameter<Boolean> SATURATE = layer(
            "saturate",
            new TruthType(),
            false,
            "Whether potentials may saturate where membrane_bits are fewer.",
            Optional.empty());
    public static final Parameter<ThresholdScope> THRESHOLDS = layer(
            "thresholds",
            new ChoiceType<>(ThresholdScope.class),
            ThresholdScope.NEURON,
            "Whether there is a threshold register a neuron, or one for the layer.");

    public static final Parameter<KernelRows> KERNEL_ROWS = convolution(
            "kernel_rows",
            new ChoiceType<>(KernelRows.class),
            KernelRows.ONE,
            "Rows of its kernel that a convolution applies in a cycle: one, or all.");
    public static final Parameter<PotentialMemory> POTENTIALS = convolution(
            "potentials",
            new ChoiceType<>(PotentialMemory.class),
            PotentialMemory.SRAM,
            "What holds the potentials of a convolution: registers, or memories with a port to read and one to write.");
    public static final Parameter<Integer> POTENTIAL_BUFFERS = convolution(
            "potential_buffers",
            NumberType.range(1, 2),
            1,
            "Sets of potentials of a convolution: with 2, the spikes of a time step are added while those of the one"
                    + " before are compared.");

    public static final Parameter<WeightStorage> WEIGHTS = whole(
            "weights",
            new ChoiceType<>(WeightStorage.class),
            WeightStorage.LOADABLE,
            "Whether weights are in ROM, which allows narrower accumulators, can be rewritten, or have to be loaded first.");
    public static final Parameter<Target> TARGET = whole(
            "target",
            new ChoiceType<>(Target.class),
            Target.GENERIC,
            "What the memories are built of: nothing in particular, the blocks of an FPGA, or macros.");
    public static final Parameter<LoadPorts> LOAD_PORTS = whole(
            "load_ports",
            new ChoiceType<>(LoadPorts.class),
            LoadPorts.SHARED,
            "Whether weights are loaded through the port that they are read by, or through one of their own.");
    public static final Parameter<Boolean> READ_BACK = whole(
            "read_back",
            new TruthType(),
            true,
            "Whether weights, thresholds and biases that can be loaded can be read again.");
    public static final Parameter<Integer> MAX_TIME_STEPS = whole(
            "max_time_steps",
            NumberType.range(1, MOST_TIME_STEPS),
            MOST_TIME_STEPS,
            "The most time steps the hardware can count; at least time_steps.",
            Optional.empty());
    public static final Parameter<Boolean> COUNTERS =
            whole("counters", new TruthType(), false, "Whether performance counters are built in hardware.");
    public static final Parameter<Integer> ARGMAX_STAGES = whole(
            "argmax_stages",
            NumberType.range(0, 2),
            0,
            "Registers between the spike counts and the class with the most spikes.");
    public static final Parameter<HostKind> HOST = whole(
            "host",
            new ChoiceType<>(HostKind.class),
            HostKind.CORE,
            "What surrounds the core: nothing, or AXI4 with spikes as packed vectors or as address events.");
    public static final Parameter<Integer> STREAM_BITS =
            whole("stream_bits", NumberType.powersOfTwo(32, 128), 32, "Width of the spike stream of axi-packed.");
    public static final Parameter<String> PREFIX = whole(
            "prefix",
            new TextType("", "a1_"),
            "",
            "What the names of the design's own modules and files begin with, so that several accelerators can share a chip.");

    public static final Parameter<Integer> LOAD_STREAM = whole(
            "load_stream",
            NumberType.powersOfTwo(32, 128).orZeroAs("none"),
            0,
            "Width of a stream that weights, thresholds and biases can be loaded through.",
            tried("load_stream", "none", "32", "128"));

    /** All, in the order of a file. */
    public static final List<Parameter<?>> ALL = List.copyOf(LINES);

    /** Those of which each layer has a value of its own. */
    public static final List<Parameter<?>> OF_LAYERS =
            ALL.stream().filter(Parameter::isOneALayer).toList();

    /** Of these, the ones that mean something in a dense layer. */
    public static final List<Parameter<?>> OF_DENSE_LAYERS = ofLayersBut(ParameterScope.CONVOLUTIONS);

    /** Of these, the ones that mean something in a convolution. */
    public static final List<Parameter<?>> OF_CONVOLUTIONS = ofLayersBut(ParameterScope.DENSE_LAYERS);

    /** Those of the accelerator as a whole. */
    public static final List<Parameter<?>> OF_WHOLE =
            ALL.stream().filter(parameter -> !parameter.isOneALayer()).toList();

    /** What is shown of each layer beside what it did, from left to right. */
    public static final List<Column> COLUMNS = List.of(new Column("issue", ISSUE_WIDTH), new Column("lanes", LANES));

    private ParameterTable() {}

    private static List<Parameter<?>> ofLayersBut(ParameterScope excluded) {
        return OF_LAYERS.stream()
                .filter(parameter -> parameter.scope() != excluded)
                .toList();
    }

    private static <T> Parameter<T> layer(String key, ParameterType<T> type, T defaultValue, String meaning) {
        return layer(key, type, defaultValue, meaning, alone(key, type));
    }

    private static <T> Parameter<T> layer(
            String key, ParameterType<T> type, T defaultValue, String meaning, Optional<Trial> trial) {
        return line(key, ParameterScope.LAYERS, type, defaultValue, meaning, trial);
    }

    private static <T> Parameter<T> dense(String key, ParameterType<T> type, T defaultValue, String meaning) {
        return dense(key, type, defaultValue, meaning, alone(key, type));
    }

    private static <T> Parameter<T> dense(
            String key, ParameterType<T> type, T defaultValue, String meaning, Optional<Trial> trial) {
        return line(key, ParameterScope.DENSE_LAYERS, type, defaultValue, meaning, trial);
    }

    private static <T> Parameter<T> convolution(String key, ParameterType<T> type, T defaultValue, String meaning) {
        return line(key, ParameterScope.CONVOLUTIONS, type, defaultValue, meaning, alone(key, type));
    }

    private static <T> Parameter<T> whole(String key, ParameterType<T> type, T defaultValue, String meaning) {
        return whole(key, type, defaultValue, meaning, alone(key, type));
    }

    private static <T> Parameter<T> whole(
            String key, ParameterType<T> type, T defaultValue, String meaning, Optional<Trial> trial) {
        return line(key, ParameterScope.WHOLE, type, defaultValue, meaning, trial);
    }

    private static <T> Parameter<T> line(
            String key,
            ParameterScope scope,
            ParameterType<T> type,
            T defaultValue,
            String meaning,
            Optional<Trial> trial) {
        boolean oneALayer = scope != ParameterScope.WHOLE;
        int place = (int) LINES.stream()
                .filter(parameter -> parameter.isOneALayer() == oneALayer)
                .count();
        Parameter<T> parameter = new Parameter<>(key, scope, place, type, defaultValue, meaning, trial);
        LINES.add(parameter);
        return parameter;
    }

    /** A factor of its own, which takes every value. */
    private static Optional<Trial> alone(String key, ParameterType<?> type) {
        return Optional.of(new Trial(key, type.texts()));
    }

    private static Optional<Trial> tried(String factor, String... values) {
        return Optional.of(new Trial(factor, List.of(values)));
    }
}
