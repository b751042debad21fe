package dev.spikeloom.network.nir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The primitives of the specification, with their parameters: the one table of them. */
@SuppressWarnings("ImmutableEnumChecker") // lists are copies
public enum NirType {
    AFFINE("Affine", List.of("weight", "bias"), List.of()),
    LINEAR("Linear", List.of("weight"), List.of()),
    SCALE("Scale", List.of("scale"), List.of()),
    CONV1D("Conv1d", List.of("weight", "stride", "padding", "dilation", "groups", "bias"), List.of("input_shape")),
    CONV2D("Conv2d", List.of("weight", "stride", "padding", "dilation", "groups", "bias"), List.of("input_shape")),
    SUM_POOL2D("SumPool2d", List.of("kernel_size", "stride", "padding"), List.of()),
    AVG_POOL2D("AvgPool2d", List.of("kernel_size", "stride", "padding"), List.of()),
    FLATTEN("Flatten", List.of("start_dim", "end_dim"), List.of("input_type")),
    IF("IF", List.of("r", "v_threshold"), List.of("v_reset")),
    LIF("LIF", List.of("tau", "r", "v_leak", "v_threshold"), List.of("v_reset")),
    CUBA_LIF("CubaLIF", List.of("tau_syn", "tau_mem", "r", "v_leak", "v_threshold"), List.of("v_reset", "w_in")),
    I("I", List.of("r"), List.of()),
    LI("LI", List.of("tau", "r", "v_leak"), List.of()),
    CUBA_LI("CubaLI", List.of("tau_syn", "tau_mem", "r", "v_leak"), List.of("w_in")),
    THRESHOLD("Threshold", List.of("threshold"), List.of()),
    DELAY("Delay", List.of("delay"), List.of()),
    INPUT("Input", List.of("shape"), List.of()),
    OUTPUT("Output", List.of("shape"), List.of()),
    GRAPH("NIRGraph", List.of(), List.of());

    private final String title;
    private final List<String> required;
    private final List<String> optional;

    NirType(String title, List<String> required, List<String> optional) {
        this.title = title;
        this.required = List.copyOf(required);
        this.optional = List.copyOf(optional);
    }

    /** As files have it. */
    public String title() {
        return title;
    }

    /** Parameters that each node of it has. */
    public List<String> required() {
        return required;
    }

    /** Those that it may have; what they are otherwise is for the reader of the graph to say. */
    public List<String> optional() {
        return optional;
    }

    /** The primitive of a title. */
    public static Optional<NirType> of(String title) {
        return Arrays.stream(values()).filter(type -> type.title.equals(title)).findFirst();
    }

    /** All titles, for messages. */
    static List<String> titles() {
        return Stream.of(values()).map(NirType::title).toList();
    }
}
