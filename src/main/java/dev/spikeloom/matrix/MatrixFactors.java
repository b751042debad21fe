package dev.spikeloom.matrix;

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
    static final String WEIGHTS = "weights";
    static final String BANK_ROWS = "bank_rows";
    static final String MAPPING = "bank_mapping";
    static final String READ_PORTS = "read_ports";
    static final String READ_LATENCY = "read_latency";
    static final String WORD = "word";
    static final String ISSUE_WIDTH = "issue_width";
    static final String RADIX = "encoder_radix";
    static final String STAGES = "encoder_stages";
    static final String LANES = "lanes";
    static final String ADDER_REGISTER = "adder_register";
    static final String INPUT_BUFFERS = "input_buffers";
    static final String OUTPUT_BUFFERS = "output_buffers";
    static final String MEMBRANE = "membrane";
    static final String THRESHOLDS = "thresholds";
    static final String COUNTERS = "counters";
    static final String HOST = "host";
    static final String STREAM_BITS = "stream_bits";

    static final String ALL = "all";
    static final String FLAT = "flat";
    /** Weights in the word of a memory macro. */
    static final String ONE_WEIGHT = "1 weight";

    static final String TWO_WEIGHTS = "2 weights";
    /** As wide as the thresholds need it and no wider. */
    static final String SATURATING = "saturating";

    /** Of a weight that is fixed in ROM, loaded from a file, or through the load port or the registers. */
    static final String FIXED = "fixed";

    static final String LOADABLE = "loadable";
    static final String LOADED = "loaded";

    private static final List<String> NO_YES = List.of("false", "true");

    static final List<Factor> FACTORS = List.of(
            new Factor(NEURON, List.of("snn-dc", "snn-ct", "snn-ct-zero", "lif-1", "lif-4-zero")),
            new Factor(BIASES, NO_YES),
            new Factor(WEIGHT_BITS, List.of("1", "2", "7", "16")),
            new Factor(LAYERS, List.of("1", "2", "3", "8")),
            new Factor(INPUTS, List.of("1", "9", "40")),
            new Factor(NEURONS, List.of("1", "5", "12")),
            new Factor(HEADS, List.of("1", "2")),
            new Factor(TIME_STEPS, List.of("1", "3", "8")),
            new Factor(WEIGHTS, List.of(FIXED, LOADABLE, LOADED)),
            new Factor(BANK_ROWS, List.of("2", "4", "16")),
            new Factor(MAPPING, List.of("blocked", "interleaved")),
            new Factor(READ_PORTS, List.of("1", "2")),
            new Factor(READ_LATENCY, List.of("1", "2", "3")),
            new Factor(WORD, List.of(ALL, ONE_WEIGHT, TWO_WEIGHTS)),
            new Factor(ISSUE_WIDTH, List.of("1", "2", "4", "8")),
            new Factor(RADIX, List.of(FLAT, "2", "4", "32")),
            new Factor(STAGES, List.of("0", "1", "2")),
            new Factor(LANES, List.of(ALL, "1", "4")),
            new Factor(ADDER_REGISTER, NO_YES),
            new Factor(INPUT_BUFFERS, List.of("1", "2")),
            new Factor(OUTPUT_BUFFERS, List.of("1", "2")),
            new Factor(MEMBRANE, List.of("auto", SATURATING)),
            new Factor(THRESHOLDS, List.of("neuron", "layer")),
            new Factor(COUNTERS, NO_YES),
            new Factor(HOST, List.of("core", "axi-packed", "axi-events")),
            new Factor(STREAM_BITS, List.of("32", "64", "128")));

    /** What the first layer, and the design as a whole, must meet. */
    static final List<Constraint> CONSTRAINTS = List.of(
            Constraint.among(
                    List.of(INPUTS, BANK_ROWS, MAPPING, READ_PORTS, ISSUE_WIDTH),
                    a -> a.number(ISSUE_WIDTH) <= ports(a)),
            Constraint.among(
                    List.of(READ_PORTS, ISSUE_WIDTH), a -> a.number(READ_PORTS) == 1 || a.number(ISSUE_WIDTH) > 1),
            Constraint.among(
                    List.of(NEURONS, LANES), a -> a.value(LANES).equals(ALL) || a.number(LANES) <= a.number(NEURONS)),
            Constraint.among(
                    List.of(NEURONS, LANES, WORD), a -> !a.value(WORD).equals(TWO_WEIGHTS) || lanes(a) % 2 == 0),
            Constraint.among(List.of(NEURONS, HEADS), a -> a.number(HEADS) <= a.number(NEURONS)),
            Constraint.among(
                    List.of(HOST, STREAM_BITS),
                    a -> a.value(HOST).equals("axi-packed") || a.number(STREAM_BITS) == 32));

    private MatrixFactors() {}

    private static int lanes(Assignment a) {
        return a.value(LANES).equals(ALL) ? a.number(NEURONS) : a.number(LANES);
    }

    private static int ports(Assignment a) {
        int banks = (a.number(INPUTS) + a.number(BANK_ROWS) - 1) / a.number(BANK_ROWS);
        boolean interleaved = a.value(MAPPING).equals("interleaved");
        int rounded = interleaved && Integer.bitCount(banks) > 1 ? Integer.highestOneBit(banks) << 1 : banks;
        return rounded * a.number(READ_PORTS);
    }
}
