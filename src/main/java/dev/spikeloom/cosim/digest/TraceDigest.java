package dev.spikeloom.cosim.digest;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;

/**
 * A digest of what is observed in a block of cycles, the same as that of {@code cosim_digest.h}; docs/cosimulation.md has why
 * it can be trusted. Adding a cycle allocates nothing.
 */
public final class TraceDigest {
    /** Cycles of a block that is full. */
    public static final int BLOCK_CYCLES = 1024;

    private static final int NONE = -1;

    private final DigestSum cycle;
    private final DigestSum block;
    /** Of each row, where it and its gates stand in a record. */
    private final int[] from;

    private final int[] offset;
    private final int[] bytes;
    private final int[] values;
    private final int[] gate;
    private final int[] partial;
    private final int[] partialBytes;
    private final int[] partialValues;
    private int cycles;
    private long valueCount;

    public TraceDigest(CycleWords layout, DigestKeys keys) {
        this.cycle = new DigestSum(keys.words());
        this.block = new DigestSum(keys.cycles());
        int rows = layout.rows().size();
        from = new int[rows];
        offset = new int[rows];
        bytes = new int[rows];
        values = new int[rows];
        gate = new int[rows];
        partial = new int[rows];
        partialBytes = new int[rows];
        partialValues = new int[rows];
        for (int i = 0; i < rows; i++) {
            CycleWords.Row row = layout.rows().get(i);
            from[i] = row.from();
            offset[i] = row.offset();
            bytes[i] = row.bytes();
            values[i] = row.values();
            gate[i] = row.gate().map(Probe::offset).orElse(NONE);
            partial[i] = row.partial().map(Probe::offset).orElse(NONE);
            partialBytes[i] = row.partialBytes();
            partialValues[i] = row.partialValues();
        }
    }

    /** Adds the next cycle to a block that is not full. */
    public void add(TraceRecord record) {
        byte[] observed = record.bytes();
        for (int i = 0; i < from.length; i++) {
            if (gate[i] == NONE || observed[gate[i]] != 0) {
                boolean part = partial[i] != NONE && observed[partial[i]] != 0;
                int length = part ? partialBytes[i] : bytes[i];
                valueCount += part ? partialValues[i] : values[i];
                int whole = length / Long.BYTES;
                cycle.addAll(from[i], observed, offset[i], whole);
                int rest = length % Long.BYTES;
                if (rest != 0) {
                    long word = LittleEndianWords.part(observed, offset[i] + length - rest, rest);
                    cycle.add(from[i] + whole, word, word);
                }
            }
        }
        block.add(cycles, cycle.upper0(), cycle.upper1());
        cycle.restart();
        cycles++;
    }

    /** Cycles of the block so far. */
    public int cycles() {
        return cycles;
    }

    public boolean isFull() {
        return cycles == BLOCK_CYCLES;
    }

    /** Values that have been added, in all blocks; an element of an array is a value. */
    public long values() {
        return valueCount;
    }

    /** Whether the block so far has the digest of another. */
    public boolean is(long first, long second) {
        return block.upper0() == first && block.upper1() == second;
    }

    /** The digest of the first hash. */
    long first() {
        return block.upper0();
    }

    /** That of the second. */
    long second() {
        return block.upper1();
    }

    /** Begins the next block. */
    public void restart() {
        cycles = 0;
        block.restart();
    }
}
