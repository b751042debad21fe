package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.bench.RegisterAccess.Window;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.Segment;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bench does with the registers of an accelerator behind AXI, as a driver would, and what must come of it. */
final class RegisterScript {
    private static final int LAST_ADDRESS = (1 << RegisterMap.ADDRESS_BITS) - 4;
    private static final int COUNTERS_APART = 1 << PerformanceCounter.NUMBER_BITS;
    private static final int STARVED = PerformanceCounter.STARVED.number();

    private final Design design;
    private final HostInterface host;
    private final RegisterMap map;
    private final BenchTape tape;

    /** Of the registers that say where the next number is loaded to, what they hold; empty where that is not known. */
    private final Map<String, Integer> place = new HashMap<>();

    RegisterScript(Design design, HostInterface host, BenchTape tape) {
        this.design = design;
        this.host = host;
        this.map = RegisterMap.of(host);
        this.tape = tape;
    }

    /** All registers after reset; what they refuse, and that a refusal leaves them as they are; errors of the input. */
    void checkRegisters() {
        for (Register register : map.registers()) {
            if (register.access() != Access.WRITE) {
                tape.register(RegisterAccess.read(register.offset(), register.reset()));
            }
            if (register.access() == Access.CONSTANT || register.access() == Access.READ) {
                tape.register(RegisterAccess.write(register.offset(), register.reset())
                        .refused());
            }
        }
        tape.register(RegisterAccess.read(LAST_ADDRESS, 0).refused());
        tape.register(RegisterAccess.write(LAST_ADDRESS, 0).refused());
        RegisterAccess.number(map.register("TIME_STEPS"), 1, host.maxTimeSteps())
                .forEach(tape::register);
        tape.register(write("TIME_STEPS", 0).refused());
        tape.register(write("CONTROL", 1 << map.register("CONTROL").fieldBits()).refused());
        tape.register(write("STATUS", 1 << map.register("STATUS").fieldBits()).refused());
        if (host.counters()) {
            checkCountSelect();
        }
        if (host.loadable()) {
            new LoadScript(design, map, tape).check();
        }
        checkInputError();
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

    /** Spikes of inputs that do not exist are an error, which stays until it is cleared. */
    private void checkInputError() {
        if (host.events()) {
            tape.send(BigInteger.valueOf(host.inputs()), false);
            checkErrorBit();
            return;
        }
        int behind = host.inputs() % host.streamBits();
        if (behind != 0) {
            sendEmptyBeats(host.spikeBeats() - 1);
            tape.send(BigInteger.ONE.shiftLeft(behind), false);
            checkErrorBit();
        }
        sendEmptyBeats(host.spikeBeats());
        tape.register(read("STATUS", 0));
        sendEmptyBeats(1);
        checkErrorBit();
    }

    private void sendEmptyBeats(int beats) {
        for (int i = 0; i < beats; i++) {
            tape.send(BigInteger.ZERO, false);
        }
    }

    private void checkErrorBit() {
        int error = field("STATUS", "INPUT_ERROR");
        tape.register(read("STATUS", error));
        tape.register(write("STATUS", 0));
        tape.register(read("STATUS", error));
        tape.register(write("STATUS", error));
        tape.register(read("STATUS", 0));
        resetCore();
    }

    /** Everything before the first cycle of a segment. */
    void prepare(Segment segment, boolean later) {
        if (later && segment.reset()) {
            resetCore();
        }
        if (segment.load()) {
            place.clear();
            segment.design().numbers().forEach(this::load);
        }
        tape.register(write("TIME_STEPS", segment.timeSteps()));
        if (host.counters()) {
            int counting = field("CONTROL", "COUNT_ENABLE") | field("CONTROL", "COUNT_CLEAR");
            tape.register(write("CONTROL", counting).with(Window.OPENS));
        }
    }

    private void resetCore() {
        tape.register(write("CONTROL", field("CONTROL", "CORE_RESET")));
        tape.register(read("CONTROL", field("CONTROL", "CORE_RESET")));
        tape.register(write("CONTROL", 0));
    }

    /** Neurons follow each other in the loads of a row, and the register moves on by itself. */
    private void load(LoadedNumber number) {
        point("LOAD_LAYER", number.layer());
        point("LOAD_TARGET", number.target());
        point("LOAD_ROW", number.row());
        point("LOAD_NEURON", number.neuron());
        tape.register(write("LOAD_DATA", number.data()));
        place.put("LOAD_NEURON", number.neuron() + 1);
    }

    private void point(String register, int value) {
        Integer last = place.put(register, value);
        if (last == null || last != value) {
            tape.register(write(register, value));
        }
    }

    /**
     * Stops the counters and compares them. They count on until the write has arrived, and a layer without a vector is
     * starved.
     *
     * @param cycles of the segment
     */
    void compareCounters(List<LayerCounters> counters, long cycles) {
        tape.register(write("CONTROL", 0).with(Window.CLOSES));
        for (int layer = 0; layer < counters.size(); layer++) {
            List<Long> values = counters.get(layer).inHardware();
            for (int k = 0; k < values.size(); k++) {
                long value = values.get(k);
                tape.register(write("COUNT_SELECT", COUNTERS_APART * layer + k));
                if (k == STARVED) {
                    tape.register(read("COUNT_LOW", (int) (value - cycles)).with(Window.COUNTED));
                } else {
                    tape.register(read("COUNT_LOW", (int) value));
                }
                tape.register(read("COUNT_HIGH", (int) (value >>> Integer.SIZE)));
            }
        }
    }

    private RegisterAccess write(String register, int data) {
        return RegisterAccess.write(map.register(register).offset(), data);
    }

    private RegisterAccess read(String register, int data) {
        return RegisterAccess.read(map.register(register).offset(), data);
    }

    private int field(String register, String field) {
        return map.register(register).field(field).mask();
    }
}
