package dev.spikeloom.design.probe;

import java.util.List;
import java.util.Optional;

/**
 * Probes that mean something only in the cycles in which a one-bit probe is 1.
 *
 * @param gate the one-bit probe, itself observed in every cycle
 * @param probes side by side in the {@link TraceRecord}
 * @param partial a one-bit probe that tells the cycles in which only some elements mean something; empty if all always do
 * @param partialElements how many elements of the only probe, from the first, mean something in these
 */
public record ProbeGroup(Probe gate, List<Probe> probes, Optional<Probe> partial, int partialElements) {
    public ProbeGroup {
        probes = List.copyOf(probes);
    }

    /** A group in which every value means something. */
    ProbeGroup(Probe gate, List<Probe> probes) {
        this(gate, probes, Optional.empty(), 0);
    }

    /** Bytes that mean something in a cycle. */
    public int meaningfulBytes(TraceRecord record) {
        return isPartial(record) ? partialElements * probes.get(0).elementBytes() : bytes();
    }

    /** Values that mean something in a cycle. */
    public int meaningfulValues(TraceRecord record) {
        return isPartial(record) ? partialElements : values();
    }

    private boolean isPartial(TraceRecord record) {
        return partial.isPresent() && record.isSet(partial.get());
    }

    /** First byte within a {@link TraceRecord}. */
    public int offset() {
        return probes.get(0).offset();
    }

    public int bytes() {
        return probes.stream().mapToInt(Probe::bytes).sum();
    }

    /** Values in the group, counting each element of an array. */
    public int values() {
        return probes.stream().mapToInt(Probe::elements).sum();
    }
}
