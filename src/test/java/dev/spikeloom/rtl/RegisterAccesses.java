package dev.spikeloom.rtl;

import static dev.spikeloom.rtl.DocumentedRegisters.CONTROL;
import static dev.spikeloom.rtl.DocumentedRegisters.COUNT_HIGH;
import static dev.spikeloom.rtl.DocumentedRegisters.COUNT_LOW;
import static dev.spikeloom.rtl.DocumentedRegisters.COUNT_SELECT;
import static dev.spikeloom.rtl.DocumentedRegisters.IRQ_ENABLE;
import static dev.spikeloom.rtl.DocumentedRegisters.IRQ_STATUS;
import static dev.spikeloom.rtl.DocumentedRegisters.LOAD_DATA;
import static dev.spikeloom.rtl.DocumentedRegisters.LOAD_LAYER;
import static dev.spikeloom.rtl.DocumentedRegisters.LOAD_NEURON;
import static dev.spikeloom.rtl.DocumentedRegisters.LOAD_ROW;
import static dev.spikeloom.rtl.DocumentedRegisters.LOAD_TARGET;
import static dev.spikeloom.rtl.DocumentedRegisters.STATUS;
import static dev.spikeloom.rtl.DocumentedRegisters.TIME_STEPS;

import dev.spikeloom.rtl.AccessTape.ValueClass;
import dev.spikeloom.rtl.DocumentedRegisters.Range;
import java.util.ArrayList;
import java.util.List;

/** Writes every register with every class of value, and looks after each write at all that it can have changed. */
final class RegisterAccesses {
    private static final int[] WRONG_STROBES = {0x0, 0x1, 0x2, 0x3, 0x4, 0x7, 0x8, 0xb, 0xc, 0xd, 0xe};

    private final DesignFacts design;
    private final DocumentedRegisters registers;
    private final StoredNumbers stored;
    private final AccessTape tape;

    RegisterAccesses(DesignFacts design, StoredNumbers stored, AccessTape tape) {
        this.design = design;
        this.stored = stored;
        this.tape = tape;
        this.registers = tape.registers();
    }

    void all() {
        tape.lookAtAll();
        for (int address = 0; address <= 0x110; address += 4) {
            everyClass(address);
            tape.write(CONTROL, 0);
        }
        for (int address : new int[] {0x041, 0x04a, 0x063, 0x071, 0x072, 0x081, 0x440, 0x870, 0xffc}) {
            everyClass(address);
        }
        timeSteps();
        status();
        if (design.loadable()) {
            for (int layer = 0; layer < design.layers().size(); layer++) {
                for (int target = 0; target <= 2; target++) {
                    loads(layer, target);
                }
            }
        }
        if (design.counters()) {
            counters();
        }
        tape.sample(false);
        tape.lookAtAll();
    }

    /** Where nothing is allowed, there are no ends of what is: then the ends of small numbers. */
    private void everyClass(int address) {
        List<Range> allowed = registers.allowed(address);
        List<Range> ranges = allowed.isEmpty() ? List.of(new Range(0, 1)) : allowed;
        everyClass(address, ranges, !allowed.isEmpty());
    }

    private void everyClass(int address, List<Range> ranges, boolean all) {
        for (Range range : ranges) {
            attempt(address, ValueClass.IN_RANGE, range.least());
            attempt(address, ValueClass.IN_RANGE, range.greatest());
            attempt(address, ValueClass.IN_RANGE, (range.least() + range.greatest()) / 2);
            for (long value : beyond(address, range)) {
                attempt(address, ValueClass.ONE_BEYOND, value);
            }
            if (all) {
                for (long value : withBitsAbove(range)) {
                    attempt(address, ValueClass.BITS_ABOVE, value);
                }
            }
        }
        attempt(address, ValueClass.ALL_ONES, 0xffffffffL);
        int good = (int) ranges.get(0).greatest();
        for (int strobes : all ? WRONG_STROBES : new int[] {0x7}) {
            again(address, () -> tape.write(address, good, strobes, ValueClass.WRONG_STROBES));
        }
    }

    private static List<Long> beyond(int address, Range range) {
        List<Long> values = new ArrayList<>();
        if (range.greatest() < (DocumentedRegisters.takesTwosComplement(address) ? Integer.MAX_VALUE : 0xffffffffL)) {
            values.add(range.greatest() + 1);
        }
        if (range.least() > (DocumentedRegisters.takesTwosComplement(address) ? Integer.MIN_VALUE : 0)) {
            values.add(range.least() - 1);
        }
        return values;
    }

    /** Values whose lowest bits are those of one in the range: what they act as where the others are not looked at. */
    private static List<Long> withBitsAbove(Range range) {
        List<Long> values = new ArrayList<>();
        int width = Long.SIZE - Long.numberOfLeadingZeros(Math.max(range.greatest(), ~range.least()));
        for (int bit = width; bit < Integer.SIZE; bit += bit < width + 3 ? 1 : 5) {
            values.add(range.greatest() | (1L << bit));
            values.add(range.greatest() ^ (1L << bit) ^ (-1L << bit));
        }
        values.add(range.greatest() ^ (1L << 31));
        values.add(range.least() ^ (1L << 31));
        return values;
    }

    private void attempt(int address, ValueClass valueClass, long value) {
        again(address, () -> tape.write(address, (int) value, 0xf, valueClass));
    }

    /** A write, and a look at everything; a number that was loaded leaves the next neuron chosen, so choose it again. */
    private void again(int address, Runnable write) {
        long neuron = design.loadable() ? registers.read(LOAD_NEURON).orElseThrow() : 0;
        long row = design.loadable() ? registers.read(LOAD_ROW).orElseThrow() : 0;
        write.run();
        tape.lookAtAll();
        if (address == LOAD_DATA
                && design.loadable()
                && registers.read(LOAD_NEURON).orElseThrow() != neuron) {
            tape.write(LOAD_NEURON, (int) neuron);
            tape.write(LOAD_ROW, (int) row);
        }
    }

    /** A sample has the time steps that were accepted last. */
    private void timeSteps() {
        for (int steps : new int[] {1, design.maxTimeSteps(), Math.min(3, design.maxTimeSteps())}) {
            tape.write(TIME_STEPS, steps);
            tape.write(TIME_STEPS, 0);
            tape.write(TIME_STEPS, design.maxTimeSteps() + 1);
            tape.sample(false);
        }
    }

    /** Errors of the input stay until 1 is written; a result that waits is told, and cannot be written away. */
    private void status() {
        tape.sample(true);
        for (int value : new int[] {0, 2, 4, 12, 16, 32, 0x80000001}) {
            tape.write(STATUS, value);
            tape.lookAtAll();
        }
        tape.write(STATUS, 1, 0xe, ValueClass.WRONG_STROBES);
        tape.lookAtAll();
        tape.write(STATUS, 3);
        tape.lookAtAll();
        tape.write(IRQ_ENABLE, 5);
        for (int value : new int[] {1, 2, 4, 8, 7}) {
            tape.write(IRQ_STATUS, value);
            tape.lookAtAll();
        }
    }

    /** Numbers of one kind in one layer, at places that exist and at places that do not. */
    private void loads(int layer, int target) {
        DesignFacts.Layer facts = design.layers().get(layer);
        boolean targetFirst = (layer + target) % 2 == 0;
        tape.write(targetFirst ? LOAD_TARGET : LOAD_LAYER, targetFirst ? target : layer);
        tape.write(targetFirst ? LOAD_LAYER : LOAD_TARGET, targetFirst ? layer : target);
        int chosen = (int) registers.read(LOAD_TARGET).orElseThrow();
        List<Range> ranges = design.numbers(layer, chosen);
        for (int row : new int[] {0, facts.rows(), facts.rows() - 1}) {
            for (int neuron : new int[] {0, facts.neurons(), facts.neurons() - 1}) {
                tape.write(LOAD_ROW, row);
                tape.write(LOAD_NEURON, neuron);
                boolean last = row == facts.rows() - 1 && neuron == facts.neurons() - 1;
                everyClass(LOAD_DATA, ranges.isEmpty() ? List.of(new Range(0, 1)) : ranges, last);
            }
        }
        tape.write(LOAD_NEURON, facts.neurons() - 1);
        for (Range range : ranges) {
            for (long end : new long[] {range.least(), range.greatest()}) {
                attempt(LOAD_DATA, ValueClass.IN_RANGE, end);
                tape.sample(false);
            }
        }
        if (!ranges.isEmpty()) {
            restore(layer, chosen);
        }
    }

    /** The places that {@link #loads} may have changed. */
    private void restore(int layer, int target) {
        DesignFacts.Layer facts = design.layers().get(layer);
        for (int row : new int[] {0, facts.rows() - 1}) {
            tape.write(LOAD_ROW, row);
            tape.write(LOAD_NEURON, 0);
            for (int neuron = 0; neuron < facts.neurons(); neuron++) {
                tape.write(LOAD_DATA, stored.original(layer, target, row, neuron));
            }
        }
        tape.lookAtAll();
    }

    /** Active inputs of the first layer and spikes of the last are counted in the sample between start and stop. */
    private void counters() {
        tape.write(CONTROL, 6);
        AccessTape.Sample sample = tape.sample(false);
        tape.write(CONTROL, 0);
        int lastLayer = DocumentedRegisters.COUNTERS_APART * (design.layers().size() - 1);
        for (int refused : new int[] {10, 15, lastLayer + 10, lastLayer + 16, 0xffff}) {
            tape.write(COUNT_SELECT, 5);
            tape.write(COUNT_SELECT, refused);
            tape.read(COUNT_LOW, sample.spikesIn());
            tape.read(COUNT_HIGH, 0);
            tape.write(COUNT_SELECT, lastLayer + 6);
            tape.write(COUNT_SELECT, refused);
            tape.read(COUNT_LOW, sample.spikesOut());
        }
        tape.write(CONTROL, 4);
        tape.lookAtAll();
    }
}
