package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.design.probe.Handshake;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.util.Arrays;
import java.util.Optional;

/**
 * Holds a trace to the rule of valid/ready handshakes: what is offered stays, with the same data, until it is accepted.
 */
final class ProtocolCheck {
    private final Handshake[] handshakes;
    /** What goes with each. */
    private final Probe[][] data;

    private final byte[] last;
    /** Of each handshake, whether something was offered in the last cycle and not accepted. */
    private final boolean[] waiting;

    ProtocolCheck(TraceLayout layout) {
        this.handshakes = layout.handshakes().toArray(Handshake[]::new);
        this.data = Arrays.stream(handshakes)
                .map(handshake -> handshake.data().toArray(Probe[]::new))
                .toArray(Probe[][]::new);
        this.last = new byte[layout.bytes()];
        this.waiting = new boolean[handshakes.length];
    }

    /** What breaks the rule in the next cycle of a trace, if anything does. */
    Optional<Location> next(TraceRecord record) {
        Optional<Location> broken = Optional.empty();
        for (int i = 0; i < waiting.length; i++) {
            Handshake handshake = handshakes[i];
            if (waiting[i] && broken.isEmpty()) {
                broken = broken(handshake.valid(), data[i], record);
            }
            boolean valid = record.isSet(handshake.valid());
            waiting[i] = valid && !record.isSet(handshake.ready());
            if (waiting[i]) {
                for (Probe probe : data[i]) {
                    keep(probe, record);
                }
            }
        }
        return broken;
    }

    private Optional<Location> broken(Probe valid, Probe[] with, TraceRecord record) {
        if (!record.isSet(valid)) {
            return Optional.of(Location.whole(valid));
        }
        for (Probe probe : with) {
            int from = probe.offset();
            int to = from + probe.bytes();
            if (!Arrays.equals(last, from, to, record.bytes(), from, to)) {
                return Optional.of(Location.whole(probe));
            }
        }
        return Optional.empty();
    }

    private void keep(Probe probe, TraceRecord record) {
        System.arraycopy(record.bytes(), probe.offset(), last, probe.offset(), probe.bytes());
    }
}
