package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fewer input spikes. */
final class SpikeReductions {
    private SpikeReductions() {}

    static Stream<Supplier<FuzzCase>> fewer(FuzzCase fuzzCase) {
        int spikes = fuzzCase.segments().stream()
                .mapToInt(segment -> count(segment.spikes()))
                .sum();
        return Chunks.of(spikes, spikes).map(chunk -> () -> without(fuzzCase, chunk));
    }

    private static int count(RecordedSpikes spikes) {
        SpikeVector vector = new SpikeVector(spikes.inputs());
        int count = 0;
        for (int v = 0; v < spikes.samples() * spikes.steps(); v++) {
            spikes.read(v / spikes.steps(), v % spikes.steps(), vector);
            count += vector.cardinality();
        }
        return count;
    }

    /** Spikes are numbered in the order in which they are presented. */
    private static FuzzCase without(FuzzCase fuzzCase, Chunks.Chunk cleared) {
        List<FuzzSegment> segments = new ArrayList<>();
        int next = 0;
        for (FuzzSegment segment : fuzzCase.segments()) {
            RecordedSpikes spikes = segment.spikes();
            RecordedSpikes fewer = new RecordedSpikes(spikes.samples(), spikes.steps(), spikes.inputs());
            SpikeVector vector = new SpikeVector(spikes.inputs());
            for (int v = 0; v < spikes.samples() * spikes.steps(); v++) {
                spikes.read(v / spikes.steps(), v % spikes.steps(), vector);
                for (int i = 0; i < vector.size(); i++) {
                    if (vector.get(i) && cleared.contains(next++)) {
                        vector.clear(i);
                    }
                }
                fewer.write(v / spikes.steps(), v % spikes.steps(), vector);
            }
            segments.add(segment.withSpikes(fewer));
        }
        return fuzzCase.with(segments);
    }

    /** The spikes of some of the inputs. */
    static RecordedSpikes only(RecordedSpikes spikes, int[] kept) {
        RecordedSpikes fewer = new RecordedSpikes(spikes.samples(), spikes.steps(), kept.length);
        SpikeVector from = new SpikeVector(spikes.inputs());
        SpikeVector to = new SpikeVector(kept.length);
        for (int sample = 0; sample < spikes.samples(); sample++) {
            for (int step = 0; step < spikes.steps(); step++) {
                spikes.read(sample, step, from);
                to.clear();
                for (int i = 0; i < kept.length; i++) {
                    if (from.get(kept[i])) {
                        to.set(i);
                    }
                }
                fewer.write(sample, step, to);
            }
        }
        return fewer;
    }
}
