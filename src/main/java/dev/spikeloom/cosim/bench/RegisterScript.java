package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.bench.RegisterAccess.Meaning;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.Segment;
import java.math.BigInteger;
import java.util.List;

/** What the bench does with the registers of an accelerator behind AXI, as a driver would, and what must come of it. */
final class RegisterScript extends HostScript {
    private static final int LAST_ADDRESS = (1 << RegisterMap.ADDRESS_BITS) - 4;
    private static final int COUNTERS_APART = 1 << PerformanceCounter.NUMBER_BITS;
    private static final int TRAIN = 8;
    private static final int STARVED = PerformanceCounter.STARVED.number();

    private final NumberScript numbers;

    RegisterScript(Design design, HostInterface host, BenchTape tape) {
        super(design, host, tape);
        this.numbers = new NumberScript(design, host, tape);
    }

    /** All registers after reset; what they refuse, and that a refusal leaves them as they are; errors of the input. */
    void checkRegisters() {
        for (Register register : map.registers()) {
            boolean holds = register.access() != Access.WRITE && register.access() != Access.TAKE;
            if (holds && !register.name().equals("LOAD_DATA")) {
                tape.register(read(register.name(), register.reset()));
            }
        }
        checkRefusals();
        checkErrorBits();
        RegisterAccess.number(map.register("TIME_STEPS"), 1, host.maxTimeSteps())
                .forEach(tape::register);
        tape.register(write("TIME_STEPS", 0).refused());
        RegisterAccess.number(map.register("RESULTS_PER_PACKET"), 1, (1 << host.packetBits()) - 1)
                .forEach(tape::register);
        tape.register(write("RESULTS_PER_PACKET", 0).refused());
        tape.register(write("RESULTS_PER_PACKET", Integer.MIN_VALUE | 1).refused());
        for (String register : List.of("CONTROL", "STATUS", "IRQ_ENABLE", "IRQ_STATUS")) {
            checkUnusedBits(map.register(register));
        }
        for (String field : List.of("FRAMES_BY_COUNT", "STREAMS_BY_REGISTER")) {
            tape.register(write("CONTROL", field("CONTROL", field)));
            tape.register(read("CONTROL", field("CONTROL", field)));
        }
        tape.register(write("CONTROL", 0));
        tape.register(read("CONTROL", 0));
        if (host.counters()) {
            checkCountSelect();
        }
        if (host.loadable()) {
            new LoadScript(design, host, tape).check();
        }
        checkTrains();
        checkInterrupts();
        checkInputError();
    }

    /** Reads and writes at the same time, each answered in its order. */
    private void checkRefusals() {
        for (Register register : map.registers()) {
            if (register.access() == Access.CONSTANT) {
                tape.register(read(register.name(), register.reset()).andMore());
            }
            if (register.access() == Access.CONSTANT
                    || register.access() == Access.READ
                    || register.access() == Access.TAKE) {
                tape.register(write(register.name(), register.reset()).refused().andMore());
            } else if (register.access() == Access.WRITE) {
                tape.register(
                        RegisterAccess.read(register.offset(), 0).refused().andMore());
            }
        }
        tape.register(RegisterAccess.read(LAST_ADDRESS, 0).refused().andMore());
        tape.register(RegisterAccess.write(LAST_ADDRESS, 0).refused());
        tape.register(write("SPIKE_DATA", 0).refused());
        tape.register(write("SPIKE_LAST", 0).refused());
        tape.register(read("RESULT_DATA", 0).refused());
    }

    /** What was refused is told until it is cleared, whether it was a write or a read. */
    private void checkErrorBits() {
        int error = field("STATUS", "ACCESS_ERROR");
        for (boolean write : new boolean[] {true, false}) {
            tape.register(read("STATUS", error));
            tape.register(write("STATUS", field("STATUS", "INPUT_ERROR")));
            tape.register(read("STATUS", error));
            tape.register(write("STATUS", error));
            tape.register(read("STATUS", 0));
            tape.register((write ? write("ID", 0) : RegisterAccess.read(LAST_ADDRESS, 0)).refused());
        }
        clearErrors();
    }

    private void clearErrors() {
        tape.register(write("STATUS", field("STATUS", "ACCESS_ERROR")));
        tape.register(write("IRQ_STATUS", field("IRQ_STATUS", "ERROR")));
        tape.register(read("STATUS", 0));
        tape.register(read("IRQ_STATUS", 0));
    }

    private void checkUnusedBits(Register register) {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if ((register.fieldMask() >>> bit & 1) == 0) {
                tape.register(write(register.name(), 1 << bit).refused().andMore());
            }
        }
        tape.register(write(register.name(), 0));
    }

    /** Accesses that follow each other at once, of which some are refused. */
    private void checkTrains() {
        for (int steps = 1; steps <= TRAIN; steps++) {
            tape.register(write("RESULTS_PER_PACKET", steps).andMore());
            tape.register(write("TIME_STEPS", steps % 2 == 0 ? 1 : 0).andMore().refusedIf(steps % 2 != 0));
        }
        tape.register(write("RESULTS_PER_PACKET", 1));
        for (int i = 0; i < TRAIN; i++) {
            tape.register(read("INPUTS", host.inputs()).andMore());
            tape.register(read("RESULTS_PER_PACKET", 1).andMore());
            if (i % 3 == 0) {
                tape.register(RegisterAccess.read(LAST_ADDRESS, 0).refused().andMore());
            }
        }
        tape.register(read("TIME_STEPS", 1));
        clearErrors();
    }

    /** An interrupt is what has happened and is enabled, until it is cleared. */
    private void checkInterrupts() {
        int all = map.register("IRQ_ENABLE").fieldMask();
        int error = field("IRQ_STATUS", "ERROR");
        tape.register(write("ID", 0).refused());
        tape.register(read("IRQ_STATUS", error));
        for (int enable = 0; enable <= all; enable++) {
            boolean pending = (enable & error) != 0;
            tape.register(write("IRQ_ENABLE", enable));
            tape.register(read("IRQ_ENABLE", enable).withInterrupt(pending));
        }
        tape.register(write("IRQ_STATUS", 0));
        tape.register(write("IRQ_STATUS", all & ~error));
        tape.register(read("IRQ_STATUS", error).withInterrupt(true));
        tape.register(write("IRQ_STATUS", error));
        tape.register(read("IRQ_STATUS", 0));
        tape.register(write("STATUS", field("STATUS", "ACCESS_ERROR")));
        resetCore(pending -> pending.withInterrupt(true));
        tape.register(read("IRQ_STATUS", field("IRQ_STATUS", "RESET_DONE")).withInterrupt(true));
        tape.register(write("IRQ_ENABLE", error));
        tape.register(read("IRQ_ENABLE", error));
        tape.register(write("IRQ_STATUS", all));
        tape.register(write("IRQ_ENABLE", 0));
    }

    /** A result that nobody takes is told, and an interrupt, until it is taken. */
    private void checkResult() {
        int waiting = field("STATUS", "RESULT_PENDING") | field("STATUS", "BUSY");
        int result = field("IRQ_STATUS", "RESULT");
        tape.register(write("TIME_STEPS", 1));
        tape.send(host.events() ? BigInteger.ONE.shiftLeft(Integer.SIZE - 1) : BigInteger.ZERO, true);
        tape.register(read("STATUS", waiting).with(Meaning.POLLED));
        tape.register(write("IRQ_ENABLE", result));
        tape.register(read("IRQ_STATUS", result).withInterrupt(true));
        tape.register(write("IRQ_STATUS", result));
        tape.register(read("IRQ_STATUS", result).withInterrupt(true));
        tape.register(write("CONTROL", field("CONTROL", "STREAMS_BY_REGISTER")).refused());
        tape.register(write("CONTROL", field("CONTROL", "FRAMES_BY_COUNT")));
        tape.register(read("CONTROL", field("CONTROL", "FRAMES_BY_COUNT")).withInterrupt(true));
        tape.register(write("CONTROL", 0));
        tape.register(write("IRQ_ENABLE", 0));
        if (host.loadable()) {
            new LoadScript(design, host, tape).checkBusy();
        }
        tape.register(write("STATUS", field("STATUS", "ACCESS_ERROR")));
        tape.register(read("STATUS", 0).with(Meaning.DRAINED));
        tape.register(write("IRQ_STATUS", map.register("IRQ_STATUS").fieldMask()));
        tape.register(read("IRQ_STATUS", 0));
    }

    /** Each layer has the same counters, and between its last one and the next layer's first there are none. */
    private void checkCountSelect() {
        for (int layer = 0; layer < host.layers(); layer++) {
            int first = COUNTERS_APART * layer;
            RegisterAccess.number(map.register("COUNT_SELECT"), first, first + host.lastCounter())
                    .forEach(tape::register);
            tape.register(write("COUNT_SELECT", first + COUNTERS_APART - 1).refused());
        }
        tape.register(write("COUNT_SELECT", COUNTERS_APART * host.layers()).refused());
        tape.register(write("COUNT_SELECT", Integer.MIN_VALUE).refused());
        tape.register(write("CONTROL", field("CONTROL", "COUNT_ENABLE")));
        tape.register(read("CONTROL", field("CONTROL", "COUNT_ENABLE")));
        tape.register(write("CONTROL", field("CONTROL", "COUNT_CLEAR")));
        tape.register(read("CONTROL", 0));
    }

    /** Spikes of inputs that do not exist are an error, which stays until it is cleared; a part of an event is none. */
    private void checkInputError() {
        if (host.events()) {
            tape.sendPart(BigInteger.valueOf(host.inputs()), false);
            tape.register(read("STATUS", field("STATUS", "BUSY")));
            tape.send(BigInteger.valueOf(host.inputs()), false);
            checkErrorBit();
            return;
        }
        int busy = field("STATUS", "BUSY");
        int behind = host.inputs() % host.streamBits();
        if (behind != 0) {
            sendEmptyBeats(host.spikeBeats() - 1);
            tape.send(BigInteger.ONE.shiftLeft(behind), false);
            checkErrorBit();
        }
        sendEmptyBeats(host.spikeBeats());
        tape.register(read("STATUS", busy));
        sendEmptyBeats(1);
        checkErrorBit();
    }

    private void sendEmptyBeats(int beats) {
        for (int i = 0; i < beats; i++) {
            tape.send(BigInteger.ZERO, false);
        }
    }

    /** The reset comes in the middle of a packet, whose last beat is accepted and dropped. */
    private void checkErrorBit() {
        int error = field("STATUS", "INPUT_ERROR");
        int busy = field("STATUS", "BUSY");
        tape.register(read("STATUS", error | busy));
        tape.register(write("STATUS", field("STATUS", "ACCESS_ERROR")));
        tape.register(read("STATUS", error | busy));
        tape.register(write("STATUS", error));
        tape.register(read("STATUS", busy));
        tape.register(read("IRQ_STATUS", field("IRQ_STATUS", "ERROR")));
        resetCore();
        tape.send(BigInteger.ONE, true);
        tape.register(read("STATUS", 0));
        tape.register(write("IRQ_STATUS", map.register("IRQ_STATUS").fieldMask()));
    }

    /** Everything before the first cycle of a segment. */
    void prepare(Segment segment, boolean later) {
        if (later && segment.reset()) {
            tape.reset();
        }
        if (segment.load()) {
            numbers.load(segment.design().numbers());
        }
        if (!later) {
            checkResult();
            if (host.loadStream()) {
                new LoadStreamScript(segment.design(), host, tape).check();
            }
            new FrameScript(segment.design(), host, tape).check();
            resetCore();
        }
        tape.register(write("TIME_STEPS", segment.timeSteps()));
        if (host.counters()) {
            int counting = field("CONTROL", "COUNT_ENABLE") | field("CONTROL", "COUNT_CLEAR");
            tape.register(write("CONTROL", counting).with(Meaning.OPENS));
        }
    }

    /**
     * Stops the counters and compares them. They count on until the write has arrived, and a layer without a vector is
     * starved.
     *
     * @param cycles of the segment
     */
    void compareCounters(List<LayerCounters> counters, long cycles) {
        tape.register(write("CONTROL", 0).with(Meaning.CLOSES));
        for (int layer = 0; layer < counters.size(); layer++) {
            List<Long> values = counters.get(layer).inHardware();
            for (int k = 0; k < values.size(); k++) {
                long value = values.get(k);
                tape.register(write("COUNT_SELECT", COUNTERS_APART * layer + k));
                if (k == STARVED) {
                    tape.register(read("COUNT_LOW", (int) (value - cycles)).with(Meaning.COUNTED));
                } else {
                    tape.register(read("COUNT_LOW", (int) value));
                }
                tape.register(read("COUNT_HIGH", (int) (value >>> Integer.SIZE)));
            }
        }
    }
}
