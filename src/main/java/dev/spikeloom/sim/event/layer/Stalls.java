package dev.spikeloom.sim.event.layer;

import java.util.Arrays;

/** The stalls of a pipeline that can still be in the way: while one lasts, nothing in it moves. */
final class Stalls {
    /** First cycle, and first cycle after. */
    private long[] from = new long[8];

    private long[] to = new long[8];
    private int count;
    private long cycles;

    /** Adds one that is later than all others, if it lasts at all. */
    void add(long first, long end) {
        if (first >= end) {
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = first;
        to[count] = end;
        count++;
        cycles += end - first;
    }

    /** The cycles of all that were added. */
    long cycles() {
        return cycles;
    }

    /** The first cycle from {@code cycle} on without a stall. */
    long moving(long cycle) {
        long moving = cycle;
        for (int i = 0; i < count; i++) {
            if (moving >= from[i] && moving < to[i]) {
                moving = to[i];
            }
        }
        return moving;
    }

    /** The {@code moves}th cycle without a stall after {@code cycle}, which has none itself. */
    long after(long cycle, long moves) {
        long end = cycle + moves;
        for (int i = 0; i < count; i++) {
            if (from[i] > cycle && from[i] <= end) {
                end += to[i] - from[i];
            }
        }
        return end;
    }

    /** Forgets those that are over by a cycle. */
    void forget(long cycle) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (to[i] > cycle) {
                from[kept] = from[i];
                to[kept] = to[i];
                kept++;
            }
        }
        count = kept;
    }
}
