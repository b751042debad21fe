package dev.spikeloom.design.register;

import dev.spikeloom.network.neuron.PerLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** What the register VERSION reads: 2.0. It changes with the registers and the streams. */
    public static final int VERSION = 0x00020000;

    private static final int FIRST_HEAD = 0x100;

    public RegisterMap {
        registers = List.copyOf(registers);
    }

    /** The registers of a host interface. */
    public static RegisterMap of(HostInterface host) {
        List<Register> registers = new ArrayList<>();
        registers.addAll(identity(host));
        registers.addAll(control(host));
        if (host.loadable()) {
            registers.addAll(LoadRegisters.of(host));
        }
        if (host.counters()) {
            registers.addAll(counting(host));
        }
        registers.addAll(streams());
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
                        Field.constant("STREAM_BITS", 3, 8, host.streamBits(), "Bits of a beat of the input stream."),
                        Field.constant(
                                "READ_BACK",
                                11,
                                1,
                                bit(host.load().filter(LoadMap::readBack).isPresent()),
                                "LOAD_DATA can be read."),
                        Field.constant(
                                "LOAD_WHILE_BUSY",
                                12,
                                1,
                                bit(host.load().filter(LoadMap::whileBusy).isPresent()),
                                "LOAD_DATA can be written while STATUS.BUSY is 1.")),
                Register.constant("INPUTS", 0x0C, host.inputs(), "Inputs of the network."),
                Register.constant("CLASSES", 0x10, host.classes(), "Classes of all heads together."),
                Register.constant("HEADS", 0x14, host.headClasses().size(), "Heads of the network."),
                Register.constant("LAYERS", 0x18, host.layers(), "Layers of the network."),
                Register.constant("WEIGHT_BITS", 0x1C, host.mostWeightBits(), weightBits(host)),
                Register.constant("MAX_TIME_STEPS", 0x20, host.maxTimeSteps(), "The most time steps of a sample."));
    }

    private static String weightBits(HostInterface host) {
        List<Integer> bits = host.weightBits();
        if (PerLayer.shown(bits).size() == 1) {
            return "Bits of a weight.";
        }
        return "Bits of a weight of the layer that has the most: " + bits.get(0) + " in layer 0"
                + IntStream.range(1, bits.size())
                        .mapToObj(layer -> ", " + bits.get(layer) + " in layer " + layer)
                        .collect(Collectors.joining())
                + ".";
    }

    private static List<Register> control(HostInterface host) {
        return List.of(
                Register.ofFields(
                        "CONTROL",
                        0x40,
                        Access.READ_WRITE,
                        "What the accelerator does.",
                        controlFields(host).toArray(Field[]::new)),
                Register.ofFields(
                        "STATUS",
                        0x44,
                        Access.CLEAR,
                        "What the accelerator has seen, and what it is about.",
                        statusFields(host).toArray(Field[]::new)),
                Register.number(
                        "TIME_STEPS",
                        0x48,
                        Access.READ_WRITE,
                        1,
                        "Time steps of a sample, 1 to " + host.maxTimeSteps() + "; a sample takes the value that stands"
                                + " here when its first time step enters the core."),
                Register.number(
                        "RESULTS_PER_PACKET",
                        0x4C,
                        Access.READ_WRITE,
                        1,
                        "Results of a packet of the result stream, 1 to " + ((1 << HostInterface.PACKET_BITS) - 1)
                                + "; a packet takes the value that stands here when its first beat is sent."),
                Register.ofFields(
                        "IRQ_ENABLE",
                        0x50,
                        Access.READ_WRITE,
                        "Which bits of IRQ_STATUS set the interrupt irq_o.",
                        interrupts(Access.READ_WRITE, "interrupts")),
                Register.ofFields(
                        "IRQ_STATUS",
                        0x54,
                        Access.CLEAR,
                        "What has happened since it was cleared. A cause that lasts sets its bit again.",
                        interrupts(Access.CLEAR, "has happened")));
    }

    private static List<Field> statusFields(HostInterface host) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.bit(
                        "INPUT_ERROR",
                        0,
                        Access.CLEAR,
                        "The input stream held spikes of inputs that do not exist, or packets that end in the wrong"
                                + " place; what does not exist was dropped."),
                Field.bit("RESULT_PENDING", 1, Access.READ, "A result waits at the output stream."),
                Field.bit("BUSY", 2, Access.READ, "Something is in flight, or within a packet."),
                Field.bit("RESETTING", 3, Access.READ, "A reset was asked for, and is not done."),
                Field.bit("ACCESS_ERROR", 4, Access.CLEAR, "An access to a register was refused.")));
        if (host.loadStream()) {
            fields.add(Field.bit(
                    "LOAD_ERROR", 5, Access.CLEAR, "The load stream held what cannot be loaded, and was dropped."));
        }
        fields.add(Field.bit("SPIKE_READY", 6, Access.READ, "SPIKE_DATA and SPIKE_LAST take a word."));
        return fields;
    }

    private static List<Field> controlFields(HostInterface host) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.bit(
                "RESET",
                0,
                Access.PULSE,
                "Resets the core and both streams, once all that is in flight has come out; STATUS.RESETTING is 1 until"
                        + " then. Registers and weights keep their values."));
        if (host.counters()) {
            fields.add(Field.bit("COUNT_ENABLE", 1, Access.READ_WRITE, "While it is 1, the counters count."));
            fields.add(Field.bit("COUNT_CLEAR", 2, Access.PULSE, "Sets all counters to 0."));
        }
        fields.add(Field.bit(
                "STREAMS_BY_REGISTER",
                3,
                Access.READ_WRITE,
                "Spikes come from SPIKE_DATA and SPIKE_LAST and results go to RESULT_DATA, not over the streams; a change"
                        + " is refused while STATUS.BUSY is 1."));
        fields.add(Field.bit(
                "FRAMES_BY_COUNT",
                4,
                Access.READ_WRITE,
                "A packet of the input stream has TIME_STEPS time steps; else one."));
        return fields;
    }

    private static Field[] interrupts(Access access, String what) {
        return new Field[] {
            Field.bit("RESULT", 0, access, "A result that waits " + what + "."),
            Field.bit("ERROR", 1, access, "An error of the input, of an access or of loading " + what + "."),
            Field.bit("RESET_DONE", 2, access, "The end of a reset by software " + what + ".")
        };
    }

    private static List<Register> streams() {
        return List.of(
                Register.number(
                        "SPIKE_DATA",
                        0xA0,
                        Access.WRITE,
                        0,
                        "A word of input spikes, 32 bits of a beat of the input stream, the lowest first; refused unless"
                                + " STATUS.SPIKE_READY is 1."),
                Register.number("SPIKE_LAST", 0xA4, Access.WRITE, 0, "The same, and the last word of the time step."),
                Register.number(
                        "RESULT_DATA",
                        0xA8,
                        Access.TAKE,
                        0,
                        "The next word of the result; refused unless STATUS.RESULT_PENDING and"
                                + " CONTROL.STREAMS_BY_REGISTER are 1."));
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
