package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Less to present: fewer segments, samples and time steps, and no pauses. */
final class SegmentReductions {
    private SegmentReductions() {}

    /** Some segments alone: they start with the numbers that were in force. */
    static Stream<Supplier<FuzzCase>> fewer(FuzzCase fuzzCase) {
        int count = fuzzCase.segments().size();
        return IntStream.range(1, count)
                .boxed()
                .flatMap(length -> IntStream.rangeClosed(0, count - length)
                        .mapToObj(first -> () -> only(fuzzCase, first, first + length)));
    }

    private static FuzzCase only(FuzzCase fuzzCase, int first, int end) {
        QuantizedNetwork inForce = first == 0
                ? fuzzCase.network()
                : fuzzCase.scenario().segments().get(first - 1).design().network();
        List<FuzzSegment> kept = new ArrayList<>(fuzzCase.segments().subList(first, end));
        kept.set(0, kept.get(0).withReset(true));
        return new FuzzCase(inForce, fuzzCase.architecture(), kept);
    }

    /** One segment simpler. */
    static Stream<Supplier<FuzzCase>> simpler(FuzzCase fuzzCase) {
        return IntStream.range(0, fuzzCase.segments().size())
                .boxed()
                .flatMap(index -> simpler(fuzzCase.segments().get(index)).map(change -> () -> {
                    List<FuzzSegment> changed = new ArrayList<>(fuzzCase.segments());
                    changed.set(index, change.apply(changed.get(index)));
                    return fuzzCase.with(changed);
                }));
    }

    private static Stream<UnaryOperator<FuzzSegment>> simpler(FuzzSegment segment) {
        List<UnaryOperator<FuzzSegment>> changes = new ArrayList<>();
        RecordedSpikes spikes = segment.spikes();
        Chunks.of(spikes.samples(), spikes.samples() - 1)
                .forEach(chunk -> changes.add(s -> s.withSpikes(without(spikes, chunk, new Chunks.Chunk(0, 0)))));
        Chunks.of(spikes.steps(), spikes.steps() - 1)
                .forEach(chunk -> changes.add(s -> s.withSpikes(without(spikes, new Chunks.Chunk(0, 0), chunk))));
        if (segment.cycles().isPresent()) {
            changes.add(FuzzSegment::withoutBreak);
        }
        long[] offers = segment.timing().offers();
        long[] takes = segment.timing().takes();
        if (offers.length > 1 || pauses(offers) || pauses(takes)) {
            changes.add(s -> s.withTiming(HostTiming.saturated()));
        }
        if (pauses(offers)) {
            changes.add(s -> s.withTiming(new HostTiming(saturated(offers.length), takes)));
        }
        if (pauses(takes)) {
            changes.add(s -> s.withTiming(new HostTiming(offers, saturated(takes.length))));
        }
        if (segment.load()) {
            changes.add(FuzzSegment::withoutLoad);
        }
        if (segment.numbers().isPresent()) {
            changes.add(s -> s.withNumbers(Optional.empty()));
        }
        if (segment.reset()) {
            changes.add(s -> s.withReset(false));
        }
        return changes.stream();
    }

    private static boolean pauses(long[] pattern) {
        return Arrays.stream(pattern).anyMatch(word -> word != -1);
    }

    private static long[] saturated(int words) {
        return IntStream.range(0, words).mapToLong(i -> -1).toArray();
    }

    private static RecordedSpikes without(RecordedSpikes spikes, Chunks.Chunk samples, Chunks.Chunk steps) {
        int keptSamples = spikes.samples() - (samples.to() - samples.from());
        int keptSteps = spikes.steps() - (steps.to() - steps.from());
        RecordedSpikes kept = new RecordedSpikes(keptSamples, keptSteps, spikes.inputs());
        SpikeVector vector = new SpikeVector(spikes.inputs());
        int next = 0;
        for (int sample = 0; sample < spikes.samples(); sample++) {
            for (int step = 0; step < spikes.steps(); step++) {
                if (!samples.contains(sample) && !steps.contains(step)) {
                    spikes.read(sample, step, vector);
                    kept.write(next / keptSteps, next % keptSteps, vector);
                    next++;
                }
            }
        }
        return kept;
    }
}
