package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares the records of one cycle, value by value, and counts the values. */
final class TraceComparator {
    private final TraceLayout layout;
    private final int alwaysBytes;
    private final List<Probe> always;
    private final List<ProbeGroup> groups;
    private long comparedValues;

    TraceComparator(TraceLayout layout) {
        this.layout = layout;
        this.alwaysBytes = layout.alwaysBytes();
        this.always = layout.always();
        this.groups = layout.groups();
    }

    /** The first value that differs, if one does; gates are compared before what they gate. */
    Optional<Location> compare(TraceRecord expected, TraceRecord found) {
        comparedValues += always.size();
        int at = Arrays.mismatch(expected.bytes(), 0, alwaysBytes, found.bytes(), 0, alwaysBytes);
        if (at >= 0) {
            return Optional.of(locate(always, at, expected, found));
        }
        for (ProbeGroup group : groups) {
            if (expected.isSet(group.gate())) {
                comparedValues += group.meaningfulValues(expected);
                int from = group.offset();
                int to = from + group.meaningfulBytes(expected);
                at = Arrays.mismatch(expected.bytes(), from, to, found.bytes(), from, to);
                if (at >= 0) {
                    return Optional.of(locate(group.probes(), from + at, expected, found));
                }
            }
        }
        return Optional.empty();
    }

    long comparedValues() {
        return comparedValues;
    }

    private Location locate(List<Probe> probes, int offset, TraceRecord expected, TraceRecord found) {
        for (Probe probe : probes) {
            if (offset < probe.offset() + probe.bytes()) {
                int element = (offset - probe.offset()) / probe.elementBytes();
                int fieldBits = layout.fieldBits(probe);
                int firstBit = expected.value(probe, element)
                        .xor(found.value(probe, element))
                        .getLowestSetBit();
                return new Location(probe, element, firstBit / fieldBits * fieldBits, fieldBits);
            }
        }
        throw new IllegalArgumentException("no probe at byte " + offset);
    }
}
