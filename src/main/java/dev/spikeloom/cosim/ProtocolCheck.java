package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.design.probe.Handshake;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds a trace to the rule of valid/ready handshakes: what is offered stays, with the same data, until it is accepted.
 */
final class ProtocolCheck {
    private final List<Handshake> handshakes;
    private final byte[] last;
    /** Of each handshake, whether something was offered in the last cycle and not accepted. */
    private final boolean[] waiting;

    ProtocolCheck(TraceLayout layout) {
        this.handshakes = layout.handshakes();
        this.last = new byte[layout.bytes()];
        this.waiting = new boolean[handshakes.size()];
    }

    /** What breaks the rule in the next cycle of a trace, if anything does. */
    Optional<Location> next(TraceRecord record) {
        Optional<Location> broken = Optional.empty();
        for (int i = 0; i < waiting.length; i++) {
            Handshake handshake = handshakes.get(i);
            if (waiting[i] && broken.isEmpty()) {
                broken = broken(handshake, record);
            }
            boolean valid = record.isSet(handshake.valid());
            waiting[i] = valid && !record.isSet(handshake.ready());
            if (waiting[i]) {
                handshake.data().forEach(probe -> keep(probe, record));
            }
        }
        return broken;
    }

    private Optional<Location> broken(Handshake handshake, TraceRecord record) {
        if (!record.isSet(handshake.valid())) {
            return Optional.of(Location.whole(handshake.valid()));
        }
        return handshake.data().stream()
                .filter(probe -> !Arrays.equals(
                        last,
                        probe.offset(),
                        probe.offset() + probe.bytes(),
                        record.bytes(),
                        probe.offset(),
                        probe.offset() + probe.bytes()))
                .map(Location::whole)
                .findFirst();
    }

    private void keep(Probe probe, TraceRecord record) {
        System.arraycopy(record.bytes(), probe.offset(), last, probe.offset(), probe.bytes());
    }
}
