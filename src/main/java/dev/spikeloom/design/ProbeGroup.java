package dev.spikeloom.design;

import java.util.List;

/**
 * Probes that mean something only in the cycles in which a one-bit probe is 1.
 *
 * @param gate the one-bit probe, itself observed in every cycle
 * @param probes side by side in the {@link TraceRecord}
 */
public record ProbeGroup(Probe gate, List<Probe> probes) {
    public ProbeGroup {
        probes = List.copyOf(probes);
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
