package dev.spikeloom.spike;

/**
 * Spike vectors of every kind that a machine has to bear, drawn at random: empty, full, one-hot and random ones of any
 * density.
 *
 * @param seed of all of them
 * @param samples how many there are
 * @param inputs of a vector
 */
public record MixedSpikes(long seed, int samples, int inputs) implements SpikeSource {
    private static final int KINDS = 8;
    private static final int EMPTY = 0;
    private static final int ONE_HOT = 1;
    private static final int FULL = 2;

    @Override
    public void read(int sample, int step, SpikeVector into) {
        long key = CounterRandom.derive(seed, (long) sample << Integer.SIZE | step);
        into.clear();
        int kind = (int) Long.remainderUnsigned(key, KINDS);
        if (kind == EMPTY) {
            return;
        }
        if (kind == ONE_HOT) {
            into.set((int) Long.remainderUnsigned(CounterRandom.bits(key, 0), inputs));
            return;
        }
        // Of a random vector, a density from 1/32 to 31/32.
        long density = CounterRandom.bits(key, -1) & 31;
        for (int i = 0; i < inputs; i++) {
            if (kind == FULL || (CounterRandom.bits(key, i) & 31) < density) {
                into.set(i);
            }
        }
    }
}
