package dev.spikeloom.cosim.digest;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The 64-bit words that a cycle is digested as: the probes that are observed always, then each group, from a word of its own
 * on. The words of a group whose gate is 0 are 0.
 */
public final class CycleWords {
    private final List<Row> rows = new ArrayList<>();
    private final int words;

    public CycleWords(TraceLayout layout) {
        int from = 0;
        if (!layout.always().isEmpty()) {
            rows.add(Row.of(layout.always()));
            from += rows.get(0).words();
        }
        for (ProbeGroup group : layout.groups()) {
            Row row = Row.of(group, from);
            rows.add(row);
            from += row.words();
        }
        words = from;
    }

    /**
     * Probes side by side in whole words.
     *
     * @param gate the one-bit probe that tells the cycles in which they mean something; empty if they do in all
     * @param partial the one-bit probe that tells those in which only the first bytes do; empty if all do
     * @param partialBytes how many do then
     * @param partialValues how many values these are
     * @param from the first word
     */
    public record Row(
            Optional<Probe> gate,
            List<Probe> probes,
            Optional<Probe> partial,
            int partialBytes,
            int partialValues,
            int from) {
        static Row of(List<Probe> always) {
            return new Row(Optional.empty(), always, Optional.empty(), 0, 0, 0);
        }

        static Row of(ProbeGroup group, int from) {
            return new Row(
                    Optional.of(group.gate()),
                    group.probes(),
                    group.partial(),
                    group.partialElements() * group.probes().get(0).elementBytes(),
                    group.partialElements(),
                    from);
        }

        /** First byte within a record. */
        int offset() {
            return probes.get(0).offset();
        }

        int bytes() {
            return probes.stream().mapToInt(Probe::bytes).sum();
        }

        /** How many values there are, each element of a group's array being one. */
        int values() {
            return gate.isPresent() ? probes.stream().mapToInt(Probe::elements).sum() : probes.size();
        }

        public int words() {
            return (bytes() + Long.BYTES - 1) / Long.BYTES;
        }
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** How many there are. */
    public int words() {
        return words;
    }
}
