package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeVector;

/** How a spike vector goes over a stream: as packed bits, or as address events. A packet is a time step. */
interface Beats {
    static Beats of(Design design) {
        return design.architecture().host() == HostKind.AXI_EVENTS
                ? new EventBeats()
                : new PackedBeats(design.architecture().streamBits());
    }

    /** Beats of the packet of a vector. */
    int count(SpikeVector packet);

    /** What beat {@code beat} of a packet does to the vector that is assembled. */
    void take(SpikeVector packet, int beat, SpikeVector vector);

    /** Records the data of a beat. */
    void record(SpikeVector packet, int beat, Probe data, TraceRecord record);

    /** As many bits as fit a beat; a packet ends with the last beat that has a spike. */
    record PackedBeats(int bits) implements Beats {
        @Override
        public int count(SpikeVector packet) {
            int last = 0;
            for (int i = packet.nextSpike(0); i >= 0; i = packet.nextSpike(i + 1)) {
                last = i;
            }
            return last / bits + 1;
        }

        @Override
        public void take(SpikeVector packet, int beat, SpikeVector vector) {
            if (beat == 0) {
                vector.clear();
            }
            for (int i = packet.nextSpike(beat * bits); i >= 0 && i < (beat + 1) * bits; i = packet.nextSpike(i + 1)) {
                vector.set(i);
            }
        }

        @Override
        public void record(SpikeVector packet, int beat, Probe data, TraceRecord record) {
            record.clear(data);
            for (int i = packet.nextSpike(beat * bits); i >= 0 && i < (beat + 1) * bits; i = packet.nextSpike(i + 1)) {
                record.setBit(data, i - beat * bits);
            }
        }
    }

    /** The index of a spike a beat, ascending; a vector without spikes is one beat that says so. */
    record EventBeats() implements Beats {
        private static final int NO_EVENT_BIT = 31;

        @Override
        public int count(SpikeVector packet) {
            return Math.max(1, packet.cardinality());
        }

        @Override
        public void take(SpikeVector packet, int beat, SpikeVector vector) {
            if (beat == 0) {
                vector.clear();
            }
            int index = packet.spikeOfRank(beat);
            if (index >= 0) {
                vector.set(index);
            }
        }

        @Override
        public void record(SpikeVector packet, int beat, Probe data, TraceRecord record) {
            int index = packet.spikeOfRank(beat);
            record.put(data, index < 0 ? 1L << NO_EVENT_BIT : index);
        }
    }
}
