package dev.spikeloom.mutate;

import dev.spikeloom.design.Design;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RandomDraws;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A short scenario that leaves little of a machine untouched: every input alone, no input, all of them and any; hosts that
 * never pause, that pause at random and that hardly ever take a result; samples of one time step, of as many as there can be
 * and of some between; runs that a reset breaks off, and after each one that shows what the reset left; weights from the files and, where it has a load port, loaded ones, twice.
 */
final class StrongScenario {
    /** Cycles after which runs are broken off: what is in flight then is as different as possible. */
    private static final int[] BROKEN_OFF_AFTER = {45, 31, 22, 38, 27, 53, 64, 77};

    private final Design design;
    private final Design other;
    private final long seed;
    private final List<Segment> segments = new ArrayList<>();

    /** @param other the same machine with other weights */
    private StrongScenario(Design design, Design other, long seed) {
        this.design = design;
        this.other = other;
        this.seed = seed;
    }

    static Scenario of(Design design, Design other, long seed) {
        return new StrongScenario(design, other, seed).build();
    }

    private Scenario build() {
        int most = design.architecture().maxTimeSteps();
        boolean empty = !design.initialized();
        add(design, true, empty, 2 * design.inputs() / 3 + 4, Math.min(3, most), false, OptionalLong.empty());
        add(design, false, false, design.inputs() + 6, 1, true, OptionalLong.empty());
        for (int i = 0; i < BROKEN_OFF_AFTER.length; i++) {
            add(design, false, false, 8, most, i % 2 == 0, OptionalLong.of(BROKEN_OFF_AFTER[i]));
            add(design, true, false, 2, 2, false, OptionalLong.empty());
        }
        add(design, false, false, 6, 1, HostTiming.takingSeldom(), OptionalLong.empty());
        boolean loads = design.loadable();
        int samples = design.inputs() / 2 + 4;
        add(loads ? other : design, true, loads, samples, Math.min(2, most), true, OptionalLong.empty());
        if (loads) {
            add(design, false, true, 5, most, false, OptionalLong.empty());
        } else {
            // In place of loading: often enough a potential is just at its threshold.
            add(design, false, false, 24, most, false, OptionalLong.empty());
        }
        return new Scenario(segments);
    }

    private void add(
            Design weights, boolean reset, boolean load, int samples, int steps, boolean pauses, OptionalLong cycles) {
        HostTiming timing =
                pauses ? HostTiming.random(CounterRandom.derive(seed, segments.size())) : HostTiming.saturated();
        add(weights, reset, load, samples, steps, timing, cycles);
    }

    private void add(
            Design weights,
            boolean reset,
            boolean load,
            int samples,
            int steps,
            HostTiming timing,
            OptionalLong cycles) {
        long key = CounterRandom.derive(seed, segments.size());
        segments.add(new Segment(
                weights,
                reset,
                load,
                spikes(RandomDraws.counted(key), samples, steps),
                samples,
                steps,
                timing,
                cycles));
    }

    private RecordedSpikes spikes(RandomDraws draws, int samples, int steps) {
        RecordedSpikes spikes = new RecordedSpikes(samples, steps, design.inputs());
        SpikeVector vector = new SpikeVector(design.inputs());
        int turn = 0;
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < steps; step++) {
                fill(vector, draws, turn++);
                spikes.write(sample, step, vector);
            }
        }
        return spikes;
    }

    /** Every other vector is a single spike, each input in turn. */
    private static void fill(SpikeVector vector, RandomDraws draws, int turn) {
        int inputs = vector.size();
        vector.clear();
        if (turn % 2 == 0) {
            vector.set(turn / 2 % inputs);
            return;
        }
        int percent =
                switch (draws.between(0, 7)) {
                    case 0 -> 0;
                    case 1 -> 100;
                    case 2, 3, 4 -> 15;
                    default -> 50;
                };
        for (int i = 0; i < inputs; i++) {
            if (draws.between(1, 100) <= percent) {
                vector.set(i);
            }
        }
    }
}
