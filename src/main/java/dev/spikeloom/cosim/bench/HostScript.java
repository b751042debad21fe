package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.bench.RegisterAccess.Meaning;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.RegisterMap;
import java.util.function.UnaryOperator;

/** Something that the bench does with an accelerator behind AXI, as its host would, and what must come of it. */
abstract class HostScript {
    /** With the numbers that the machine holds, or is filled with. */
    protected final Design design;

    protected final HostInterface host;
    protected final RegisterMap map;
    protected final BenchTape tape;

    HostScript(Design design, HostInterface host, BenchTape tape) {
        this.design = design;
        this.host = host;
        this.map = RegisterMap.of(host);
        this.tape = tape;
    }

    protected final RegisterAccess write(String register, int data) {
        return RegisterAccess.write(map.register(register).offset(), data);
    }

    protected final RegisterAccess read(String register, int data) {
        return RegisterAccess.read(map.register(register).offset(), data);
    }

    protected final int field(String register, String field) {
        return map.register(register).field(field).mask();
    }

    /** Goes on when {@code STATUS} is this. */
    protected final void awaitStatus(int status) {
        tape.register(read("STATUS", status).with(Meaning.POLLED));
    }

    /** A number that the machine holds. */
    protected final int held(int layer, int target, int row, int neuron) {
        return design.number(layer, target, row, neuron).data();
    }

    /** The next number that is loaded or read is this one. */
    protected final void pointTo(LoadLayer layer, int target, int row, int neuron) {
        tape.register(write("LOAD_LAYER", layer.index()).andMore());
        tape.register(write("LOAD_TARGET", target).andMore());
        tape.register(write("LOAD_ROW", row).andMore());
        tape.register(write("LOAD_NEURON", neuron));
    }

    protected final void resetCore() {
        resetCore(access -> access);
    }

    /** @param after what holds of the accesses after it */
    protected final void resetCore(UnaryOperator<RegisterAccess> after) {
        tape.register(write("CONTROL", field("CONTROL", "RESET")));
        tape.register(after.apply(read("STATUS", 0).with(Meaning.DRAINED)));
        tape.register(after.apply(read("CONTROL", 0)));
    }

    /** Errors, and whatever has happened, are told no more. */
    protected final void clearStatus(int errors) {
        tape.register(write("STATUS", errors));
        tape.register(write("IRQ_STATUS", map.register("IRQ_STATUS").fieldMask()));
    }
}
