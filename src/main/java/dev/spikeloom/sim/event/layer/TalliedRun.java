package dev.spikeloom.sim.event.layer;

import dev.spikeloom.sim.LayerCounters;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The run of a layer whose kind has a tally and a timing: a tally for each thread, summed when figures are asked for.
 *
 * @param <T> the kind's tally
 */
final class TalliedRun<T extends SummedTally<T>> implements LayerRun {
    private final Supplier<T> emptyTally;
    private final List<T> tallies;
    private final LayerTiming timing;
    private final CountersOf<T> countersOf;

    /** How a kind makes its counters of what was tallied. */
    interface CountersOf<T> {
        LayerCounters of(T tally, long cycles, long[] spikesOutByStep, long saturations);
    }

    /** @param workers threads that tally at the same time */
    TalliedRun(Supplier<T> emptyTally, int workers, LayerTiming timing, CountersOf<T> countersOf) {
        this.emptyTally = emptyTally;
        this.tallies = Stream.generate(emptyTally).limit(workers).toList();
        this.timing = timing;
        this.countersOf = countersOf;
    }

    @Override
    public LayerTally tally(int worker) {
        return tallies.get(worker);
    }

    @Override
    public LayerTiming timing() {
        return timing;
    }

    @Override
    public long[] spikesInByStep() {
        return sum().spikesByStep();
    }

    @Override
    public LayerCounters counters(long cycles, long[] spikesOutByStep, long saturations) {
        return countersOf.of(sum(), cycles, spikesOutByStep, saturations);
    }

    private T sum() {
        T sum = emptyTally.get();
        tallies.forEach(sum::add);
        return sum;
    }
}
