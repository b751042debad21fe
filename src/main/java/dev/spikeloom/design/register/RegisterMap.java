package dev.spikeloom.design.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The registers that the host sees: the one source of their addresses, fields and meanings, for the Verilog, the C
 * header and the documentation.
 *
 * @param registers in the order of their addresses
 */
public record RegisterMap(List<Register> registers) {
    /** Width of an address: the registers take a page of 4 KiB. */
    public static final int ADDRESS_BITS = 12;

    /** What the register ID reads: "SPKL". */
    public static final int ID = 0x53504B4C;

    /** What the register VERSION reads: 1.1. It changes with the registers and the streams. */
    public static final int VERSION = 0x00010001;

    private static final int FIRST_HEAD = 0x100;

    public RegisterMap {
        registers = List.copyOf(registers);
    }

    /** The registers of a host interface. */
    public static RegisterMap of(HostInterface host) {
        List<Register> registers = new ArrayList<>();
        registers.addAll(identity(host));
        registers.addAll(control(host));
        host.load().ifPresent(load -> registers.addAll(LoadRegisters.of(load)));
        if (host.counters()) {
            registers.addAll(counting(host));
        }
        for (int head = 0; head < host.headClasses().size(); head++) {
            registers.add(Register.constant(
                    "HEAD_" + head + "_CLASSES",
                    FIRST_HEAD + 4 * head,
                    host.headClasses().get(head),
                    "Classes of head " + head + "."));
        }
        return new RegisterMap(registers);
    }

    private static List<Register> identity(HostInterface host) {
        return List.of(
                Register.constant("ID", 0x00, ID, "Tells that these registers are there: SPKL in ASCII."),
                Register.constant(
                        "VERSION",
                        0x04,
                        VERSION,
                        "Version of the registers and streams: the major number in bits 31 to 16, the minor below."),
                Register.ofFields(
                        "FEATURES",
                        0x08,
                        Access.CONSTANT,
                        "What the accelerator was generated with.",
                        Field.constant("LOADABLE", 0, 1, bit(host.loadable()), "There are registers to load weights."),
                        Field.constant("COUNTERS", 1, 1, bit(host.counters()), "There are performance counters."),
                        Field.constant(
                                "EVENTS", 2, 1, bit(host.events()), "The input stream takes events; else packed bits."),
                        Field.constant("STREAM_BITS", 3, 8, host.streamBits(), "Bits of a beat of the input stream.")),
                Register.constant("INPUTS", 0x0C, host.inputs(), "Inputs of the network."),
                Register.constant("CLASSES", 0x10, host.classes(), "Classes of all heads together."),
                Register.constant("HEADS", 0x14, host.headClasses().size(), "Heads of the network."),
                Register.constant("LAYERS", 0x18, host.layers(), "Layers of the network."),
                Register.constant("WEIGHT_BITS", 0x1C, host.weightBits(), "Bits of a weight."),
                Register.constant("MAX_TIME_STEPS", 0x20, host.maxTimeSteps(), "The most time steps of a sample."));
    }

    private static List<Register> control(HostInterface host) {
        List<Field> control = new ArrayList<>();
        control.add(Field.bit(
                "CORE_RESET",
                0,
                Access.READ_WRITE,
                "While it is 1, the core and both streams are in reset; what was in flight is lost."));
        if (host.counters()) {
            control.add(Field.bit("COUNT_ENABLE", 1, Access.READ_WRITE, "While it is 1, the counters count."));
            control.add(Field.bit("COUNT_CLEAR", 2, Access.PULSE, "Sets all counters to 0."));
        }
        return List.of(
                Register.ofFields(
                        "CONTROL",
                        0x40,
                        Access.READ_WRITE,
                        "What the accelerator does.",
                        control.toArray(Field[]::new)),
                Register.ofFields(
                        "STATUS",
                        0x44,
                        Access.CLEAR,
                        "What the accelerator has seen.",
                        Field.bit(
                                "INPUT_ERROR",
                                0,
                                Access.CLEAR,
                                "The input stream held spikes of inputs that do not exist; they were dropped."),
                        Field.bit("RESULT_PENDING", 1, Access.READ, "A result waits at the output stream.")),
                Register.number(
                        "TIME_STEPS",
                        0x48,
                        Access.READ_WRITE,
                        1,
                        "Time steps of a sample, 1 to " + host.maxTimeSteps() + "; a sample takes the value that stands"
                                + " here when its first time step enters the core."));
    }

    private static List<Register> counting(HostInterface host) {
        List<NamedValue> numbers = Arrays.stream(PerformanceCounter.values())
                .map(counter -> new NamedValue(counter.name(), counter.number()))
                .toList();
        return List.of(
                new Register(
                        "COUNT_SELECT",
                        0x80,
                        Access.READ_WRITE,
                        0,
                        "The counter to be read: 16 times the layer, up to " + (host.layers() - 1)
                                + ", plus the number of the counter in the layer, up to " + host.lastCounter() + ".",
                        "",
                        List.of(),
                        numbers),
                Register.number(
                        "COUNT_LOW",
                        0x84,
                        Access.READ,
                        0,
                        "The lower 32 bits of the counter; reading them keeps the upper ones of the same cycle."),
                Register.number(
                        "COUNT_HIGH", 0x88, Access.READ, 0, "The upper 32 bits, as of the last read of COUNT_LOW."));
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    /**
     * The register of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Register register(String name) {
        return registers.stream()
                .filter(register -> register.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no register " + name));
    }
}
