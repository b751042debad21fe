package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.spike.SpikeVector;

/**
 * The active weight rows of a dense layer at a time step: all of them, or those that changed since the last one. Behind sum
 * pooling, a row is listed once for each spike that has its address.
 */
final class ActiveRows {
    /** Rows of a word that are listed at once, though there may be fewer: branches on each were badly predicted. */
    private static final int AT_ONCE = 4;

    private final AddressMap addresses;
    private final long[] last;
    private final int[] list;
    private boolean fewChanged;
    private int added;
    private int count;

    /** @param addresses of the spikes that are presented to the layer */
    ActiveRows(AddressMap addresses) {
        int inputs = addresses.from().size();
        this.addresses = addresses;
        this.last = new long[SpikeVector.wordsFor(inputs)];
        this.list = new int[inputs + AT_ONCE];
    }

    AddressMap addresses() {
        return addresses;
    }

    /** Goes to the next time step; the one before the first had no active rows. */
    void update(SpikeVector presynaptic) {
        int active = 0;
        int changed = 0;
        for (int word = 0; word < last.length; word++) {
            active += Long.bitCount(presynaptic.word(word));
            changed += Long.bitCount(presynaptic.word(word) ^ last[word]);
        }
        fewChanged = changed < active;
        count = 0;
        for (int word = 0; word < last.length; word++) {
            list(presynaptic.word(word) & (fewChanged ? ~last[word] : -1L), word);
        }
        added = count;
        for (int word = 0; word < last.length; word++) {
            if (fewChanged) {
                list(last[word] & ~presynaptic.word(word), word);
            }
            last[word] = presynaptic.word(word);
        }
        if (!addresses.isIdentity()) {
            int spikes = count;
            int addedSpikes = added;
            added = address(0, addedSpikes, 0);
            count = address(addedSpikes, spikes, added);
        }
    }

    /** Replaces spikes by their rows; returns where the list then ends. */
    private int address(int from, int to, int target) {
        int end = target;
        for (int i = from; i < to; i++) {
            int row = addresses.of(list[i]);
            if (row != AddressMap.NONE) {
                list[end++] = row;
            }
        }
        return end;
    }

    private void list(long bits, int word) {
        int end = count + Long.bitCount(bits);
        long left = bits;
        do {
            for (int i = 0; i < AT_ONCE; i++) {
                list[count + i] = Long.SIZE * word + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
            count += AT_ONCE;
        } while (count < end);
        count = end;
    }

    /** Whether {@link #list} has the rows that changed: those that became active, then those that no longer are. */
    boolean fewChanged() {
        return fewChanged;
    }

    int[] list() {
        return list;
    }

    /** How many rows became active, if it has those. */
    int added() {
        return added;
    }

    /** How many rows it has. */
    int count() {
        return count;
    }
}
