package dev.spikeloom.physical.activity;

/** What nets did in several runs, all of them together. */
public final class LaneActivity implements Activity {
    private final long[] toggles;
    private final long[] ones;
    private long cycles;
    private int[] classes = new int[0];

    LaneActivity(int nets) {
        toggles = new long[nets];
        ones = new long[nets];
    }

    /** @param active the runs that are not over, a bit each */
    void add(long[] values, long[] before, long active, boolean changes) {
        cycles += Long.bitCount(active);
        for (int net = 0; net < values.length; net++) {
            long now = values[net];
            ones[net] += Long.bitCount(now & active);
            if (changes) {
                toggles[net] += Long.bitCount((now ^ before[net]) & active);
            }
        }
    }

    void found(int[] results) {
        classes = results.clone();
    }

    /** The result of each run. */
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public long cycles() {
        return cycles;
    }

    @Override
    public long toggles(int net) {
        return toggles[net];
    }

    @Override
    public long ones(int net) {
        return ones[net];
    }
}
