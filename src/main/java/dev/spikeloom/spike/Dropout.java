package dev.spikeloom.spike;

/**
 * Removes spikes at random during training (Srivastava et al. 2014), the same neurons' at all time steps of a sample.
 * What the remaining ones cause is scaled by {@link #scale}, so that the expected membrane potential stays what it is
 * without dropout.
 *
 * <p>The rate is rounded to 1/256, so that 64 neurons share at most 8 draws: bit by bit of the rate, from the least
 * significant one, a set bit unites the dropped set with a random half of the neurons, a clear bit intersects them.
 */
public final class Dropout {
    private static final int RATE_BITS = 8;

    private final int rate;

    /** @param rate from 0 to below 1 */
    public Dropout(double rate) {
        this.rate = Math.min((1 << RATE_BITS) - 1, (int) Math.rint(rate * (1 << RATE_BITS)));
    }

    /** 1 / (1 - rate). */
    public float scale() {
        return (float) (1 << RATE_BITS) / ((1 << RATE_BITS) - rate);
    }

    public boolean isOff() {
        return rate == 0;
    }

    /** Sets the bits of the neurons that are kept; which ones depends on {@code key} alone. */
    public void keep(long key, long[] kept) {
        for (int word = 0; word < kept.length; word++) {
            kept[word] = ~dropped(key, word);
        }
    }

    /** Removes the spikes of all neurons that are not kept. */
    public static void apply(SpikeVector spikes, long[] kept) {
        for (int word = 0; word < kept.length; word++) {
            spikes.setWord(word, spikes.word(word) & kept[word]);
        }
    }

    private long dropped(long key, int word) {
        if (rate == 0) {
            return 0;
        }
        long dropped = 0;
        for (int bit = Integer.numberOfTrailingZeros(rate); bit < RATE_BITS; bit++) {
            long half = CounterRandom.bits(key, (long) word * RATE_BITS + bit);
            dropped = (rate >>> bit & 1) != 0 ? dropped | half : dropped & half;
        }
        return dropped;
    }
}
