package dev.spikeloom.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The registers as docs/host-interface.md and docs/registers.md describe them: what is refused, and what is taken does.
 * Written from these pages and from nothing of the program, whose registers are held to it.
 */
final class DocumentedRegisters {
    static final int CONTROL = 0x40;
    static final int STATUS = 0x44;
    static final int TIME_STEPS = 0x48;
    static final int RESULTS_PER_PACKET = 0x4c;
    static final int IRQ_ENABLE = 0x50;
    static final int IRQ_STATUS = 0x54;
    static final int LOAD_LAYER = 0x60;
    static final int LOAD_TARGET = 0x64;
    static final int LOAD_ROW = 0x68;
    static final int LOAD_NEURON = 0x6c;
    static final int LOAD_DATA = 0x70;
    private static final int READ_BACK = 1 << 11;
    static final int COUNT_SELECT = 0x80;
    static final int COUNT_LOW = 0x84;
    static final int COUNT_HIGH = 0x88;
    static final int SPIKE_DATA = 0xa0;
    static final int SPIKE_LAST = 0xa4;
    static final int RESULT_DATA = 0xa8;
    static final int HEAD_CLASSES = 0x100;

    /** Bits of IRQ_STATUS. */
    private static final int RESULT = 1;

    private static final int ERROR = 2;
    private static final int RESET_DONE = 4;

    /** Counters of a layer, and how far apart those of two layers are. */
    static final int COUNTERS = 10;

    static final int COUNTERS_APART = 16;

    /** Values from one to another, both included. */
    record Range(long least, long greatest) {
        boolean holds(long value) {
            return value >= least && value <= greatest;
        }

        @Override
        public String toString() {
            return least + " to " + greatest;
        }
    }

    private final DesignFacts design;
    private final StoredNumbers stored;
    private boolean countEnable;
    private boolean streamsByRegister;
    private boolean framesByCount;
    private boolean inputError;
    private boolean accessError;
    private boolean resultPending;
    private boolean countersAreZero = true;
    private int timeSteps = 1;
    private int resultsPerPacket = 1;
    private int irqEnable;
    private int irqStatus;
    private int layer;
    private int target;
    private int row;
    private int neuron;
    private int countSelect;

    /** @param stored what can be loaded; accepted writes change it */
    DocumentedRegisters(DesignFacts design, StoredNumbers stored) {
        this.design = design;
        this.stored = stored;
    }

    int timeSteps() {
        return timeSteps;
    }

    void spikesOfMissingInputsCame() {
        inputError = true;
        irqStatus |= ERROR;
    }

    void resultWaits(boolean value) {
        resultPending = value;
        irqStatus |= RESULT;
    }

    /** An access was refused. */
    void refused() {
        accessError = true;
        irqStatus |= ERROR;
    }

    /** Writes a register; whether it is accepted. */
    boolean write(int address, int data, int strobes) {
        long value = takesTwosComplement(address) ? data : Integer.toUnsignedLong(data);
        if (strobes != 0xf || allowed(address).stream().noneMatch(range -> range.holds(value))) {
            refused();
            return false;
        }
        switch (address) {
            case CONTROL -> {
                irqStatus |= (data & 1) != 0 ? RESET_DONE : 0;
                streamsByRegister = (data & 8) != 0;
                framesByCount = (data & 16) != 0;
                countEnable = (data & 2) != 0;
                countersAreZero = !countEnable && (countersAreZero || (data & 4) != 0);
            }
            case STATUS -> {
                inputError &= (data & 1) == 0;
                accessError &= (data & 16) == 0;
            }
            case TIME_STEPS -> timeSteps = data;
            case RESULTS_PER_PACKET -> resultsPerPacket = data;
            case IRQ_ENABLE -> irqEnable = data;
            case IRQ_STATUS -> irqStatus = (irqStatus & ~data) | (resultPending ? RESULT : 0);
            case LOAD_LAYER -> layer = data;
            case LOAD_TARGET -> target = data;
            case LOAD_ROW -> row = data;
            case LOAD_NEURON -> neuron = data;
            case LOAD_DATA -> {
                stored.set(layer, target, row, neuron, data);
                moveOn();
            }
            case COUNT_SELECT -> countSelect = data;
            default -> throw new IllegalStateException("nothing to write at " + address);
        }
        return true;
    }

    /** Whether there is a number that can be read: not while something is in flight. */
    boolean holdsNumber() {
        return !resultPending && !allowed(LOAD_DATA).isEmpty();
    }

    /** Reads it and moves on. */
    int readNumber() {
        int number = stored.get(layer, target, row, neuron);
        moveOn();
        return number;
    }

    /** To the next neuron; behind the last one, to the first of the next row. */
    private void moveOn() {
        DesignFacts.Layer chosen = design.layers().get(layer);
        if (neuron < chosen.neurons() - 1) {
            neuron++;
            return;
        }
        neuron = 0;
        if (target == 0) {
            row = row < chosen.rows() - 1 ? row + 1 : 0;
        }
    }

    /** A number that is loaded may be negative; all else is unsigned. */
    static boolean takesTwosComplement(int address) {
        return address == LOAD_DATA;
    }

    /** What can be written as things stand; nothing where nothing can. */
    List<Range> allowed(int address) {
        return switch (address) {
            case CONTROL -> control();
            case STATUS -> List.of(new Range(0, 31), new Range(64, 95));
            case RESULTS_PER_PACKET -> List.of(new Range(1, 65535));
            case IRQ_ENABLE, IRQ_STATUS -> List.of(new Range(0, 7));
            case TIME_STEPS -> List.of(new Range(1, design.maxTimeSteps()));
            case LOAD_LAYER -> ifLoadable(new Range(0, design.layers().size() - 1));
            case LOAD_TARGET -> ifLoadable(new Range(0, design.anyBiases() ? 2 : 1));
            case LOAD_ROW -> ifLoadable(new Range(0, design.mostRows() - 1));
            case LOAD_NEURON -> ifLoadable(new Range(0, design.mostNeurons() - 1));
            case LOAD_DATA -> design.loadable() && placeExists() ? design.numbers(layer, target) : List.of();
            case COUNT_SELECT -> design.counters() ? counters() : List.of();
            default -> List.of();
        };
    }

    /** Without counters, two of its five bits are nobody's; whether streams are left to registers is fixed while busy. */
    private List<Range> control() {
        List<Range> ranges = new ArrayList<>();
        for (int high : new int[] {0, 8, 16, 24}) {
            boolean free = !resultPending || ((high & 8) != 0) == streamsByRegister;
            if (free) {
                ranges.add(new Range(high, high + (design.counters() ? 7 : 1)));
            }
        }
        return ranges;
    }

    private List<Range> ifLoadable(Range range) {
        return design.loadable() ? List.of(range) : List.of();
    }

    private boolean placeExists() {
        DesignFacts.Layer chosen = design.layers().get(layer);
        return neuron < chosen.neurons() && (target != 0 || row < chosen.rows());
    }

    private List<Range> counters() {
        List<Range> ranges = new ArrayList<>();
        for (int l = 0; l < design.layers().size(); l++) {
            int first = COUNTERS_APART * l;
            ranges.add(new Range(first, first + COUNTERS - 1));
        }
        return ranges;
    }

    /** Whether there is something to read. */
    boolean readable(int address) {
        boolean constant = address >= 0 && address <= 0x20 && address % 4 == 0;
        int head = address - HEAD_CLASSES;
        boolean ofHead = head >= 0 && head % 4 == 0 && head / 4 < design.heads().size();
        return constant
                || ofHead
                || (address == COUNT_LOW && design.counters())
                || (address == COUNT_HIGH && design.counters())
                || (address != LOAD_DATA && !allowed(address).isEmpty());
    }

    /** What a register that can be read holds; empty if that depends on the time. */
    OptionalLong read(int address) {
        return switch (address) {
            case 0x00 -> OptionalLong.of(0x53504b4c);
            case 0x04 -> OptionalLong.of(0x00020000);
            case 0x08 ->
                OptionalLong.of((design.loadable() ? READ_BACK | 1 : 0)
                        | (design.counters() ? 2 : 0)
                        | (design.streamBits() << 3));
            case 0x0c -> OptionalLong.of(design.layers().get(0).rows());
            case 0x10 ->
                OptionalLong.of(
                        design.heads().stream().mapToInt(Integer::intValue).sum());
            case 0x14 -> OptionalLong.of(design.heads().size());
            case 0x18 -> OptionalLong.of(design.layers().size());
            case 0x1c -> OptionalLong.of(design.mostWeightBits());
            case 0x20 -> OptionalLong.of(design.maxTimeSteps());
            case CONTROL ->
                OptionalLong.of((countEnable ? 2 : 0) | (streamsByRegister ? 8 : 0) | (framesByCount ? 16 : 0));
            case STATUS ->
                OptionalLong.of((inputError ? 1 : 0)
                        | (resultPending ? 0b110 : 0)
                        | (accessError ? 16 : 0)
                        | (streamsByRegister ? 64 : 0));
            case RESULTS_PER_PACKET -> OptionalLong.of(resultsPerPacket);
            case IRQ_ENABLE -> OptionalLong.of(irqEnable);
            case IRQ_STATUS -> OptionalLong.of(irqStatus);
            case TIME_STEPS -> OptionalLong.of(timeSteps);
            case LOAD_LAYER -> OptionalLong.of(layer);
            case LOAD_TARGET -> OptionalLong.of(target);
            case LOAD_ROW -> OptionalLong.of(row);
            case LOAD_NEURON -> OptionalLong.of(neuron);
            case COUNT_SELECT -> OptionalLong.of(countSelect);
            case COUNT_LOW -> countersAreZero ? OptionalLong.of(0) : OptionalLong.empty();
            case COUNT_HIGH -> OptionalLong.of(0);
            default -> OptionalLong.of(design.heads().get((address - HEAD_CLASSES) / 4));
        };
    }
}
