package dev.spikeloom.sim.event;

import dev.spikeloom.design.Design;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.SpikeVector;

/** When the host, and the module behind a stream that assembles vectors, offer spike vectors to the core. */
abstract class HostOffers {
    private final HostTiming timing;

    private HostOffers(HostTiming timing) {
        this.timing = timing;
    }

    static HostOffers of(Design design, HostTiming timing) {
        return design.hostInterface().isPresent() ? new OfBeats(timing) : new OfVectors(timing);
    }

    /** Beats of the packet that carries a spike vector; 0 if the host offers whole vectors. */
    static int beats(Design design, SpikeVector spikes) {
        return switch (design.architecture().host()) {
            case CORE -> 0;
            case AXI_EVENTS -> Math.max(1, spikes.cardinality());
            case AXI_PACKED -> packedBeats(spikes, design.architecture().streamBits());
        };
    }

    /** Up to the last beat that has a spike. */
    private static int packedBeats(SpikeVector spikes, int bits) {
        int word = spikes.wordCount() - 1;
        while (word > 0 && spikes.word(word) == 0) {
            word--;
        }
        int highest = Long.SIZE * word + Long.SIZE - 1 - Long.numberOfLeadingZeros(spikes.word(word));
        return Math.max(0, highest) / bits + 1;
    }

    /**
     * The first cycle in which the next vector is offered.
     *
     * @param lastAccept the cycle in which the core accepted the one before; -1 for the first
     * @param beats of its packet
     */
    abstract long next(long lastAccept, int beats);

    final long firstOffer(long cycle) {
        long offer = cycle;
        while (!timing.offers(offer)) {
            offer++;
        }
        return offer;
    }

    private static final class OfVectors extends HostOffers {
        OfVectors(HostTiming timing) {
            super(timing);
        }

        @Override
        long next(long lastAccept, int beats) {
            return firstOffer(lastAccept + 1);
        }
    }

    private static final class OfBeats extends HostOffers {
        /** The cycles in which the last beat was accepted, and was added to its vector. */
        private long accepted = -1;

        private long used = -1;

        OfBeats(HostTiming timing) {
            super(timing);
        }

        /** The first beat of a packet is kept until the vector before it is accepted, and the next one waits for that. */
        @Override
        long next(long lastAccept, int beats) {
            for (int beat = 0; beat < beats; beat++) {
                accepted = Math.max(firstOffer(accepted + 1), used + 1);
                used = beat == 0 ? Math.max(accepted, lastAccept) : accepted;
            }
            return used + 1;
        }
    }
}
