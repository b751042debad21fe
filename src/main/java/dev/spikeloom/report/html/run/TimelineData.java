package dev.spikeloom.report.html.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.spikeloom.study.SampleTraceStudy.SampleTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a timeline shows: tracks, and on these slices of time, with a few words about each.
 *
 * @param kinds of slices, by their names
 * @param slices each: track, row of the track, first cycle, cycles, kind, bank or -1, words
 * @param left slices that are not there, since there are too many
 * @param vectors what each layer did with each vector, for a table
 */
record TimelineData(
        long cycles,
        List<Lane> tracks,
        List<String> kinds,
        List<List<Object>> slices,
        @JsonIgnore int left,
        @JsonIgnore List<Vector> vectors) {
    /** What a person can still look at, and a report still holds. */
    private static final int MOST_SLICES = 20_000;

    /** What slices are. */
    enum Kind {
        OFFER,
        VECTOR,
        INDEX,
        STALL,
        FIRE,
        SWEEP,
        OUTPUT,
        COUNT,
        RESULT;

        /** Its place in {@link #names}. */
        int place() {
            return names().indexOf(word());
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> names() {
            List<String> names = new ArrayList<>();
            for (Kind kind : values()) {
                names.add(kind.word());
            }
            return names;
        }
    }

    /**
     * A track.
     *
     * @param rows of slices that overlap
     */
    record Lane(String name, int rows) {}

    /**
     * A slice.
     *
     * @param track its number
     * @param row of the track
     * @param bank -1 for none
     */
    record Slice(int track, int row, long from, long cycles, Kind kind, int bank, String words) {
        private List<Object> toList() {
            return List.of(track, row, from, cycles, kind.place(), bank, words);
        }
    }

    /**
     * What a layer did with a vector.
     *
     * @param first cycle in which it issued something of it
     * @param last likewise
     * @param stalledCycles between the first cycle of this vector and that of the next
     */
    record Vector(
            String layer,
            int timeStep,
            long first,
            long last,
            long activeInputs,
            long sramReads,
            long conflictCycles,
            long stalledCycles) {}

    static TimelineData of(SampleTrace trace) {
        TimelineReader read = TimelineReader.of(trace);
        List<Slice> all = read.slices();
        return new TimelineData(
                trace.cycles(),
                read.tracks(),
                Kind.names(),
                all.stream()
                        .sorted(Comparator.comparingLong(Slice::from)
                                .thenComparingInt(Slice::track)
                                .thenComparingInt(Slice::row))
                        .limit(MOST_SLICES)
                        .map(Slice::toList)
                        .toList(),
                Math.max(0, all.size() - MOST_SLICES),
                read.vectors());
    }
}
