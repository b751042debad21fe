package dev.spikeloom.design.probe;

import java.util.List;

/**
 * A valid/ready handshake whose rule can be checked: what is offered stays, with the same data, until it is accepted.
 *
 * @param data what goes with it, observed while it is valid
 */
public record Handshake(Probe valid, Probe ready, List<Probe> data) {
    public Handshake {
        data = List.copyOf(data);
    }

    /** Whether what is offered in a cycle is accepted in it. */
    public boolean isAccepted(TraceRecord record) {
        return record.isSet(valid) && record.isSet(ready);
    }
}
