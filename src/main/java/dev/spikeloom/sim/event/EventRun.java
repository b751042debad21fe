package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.layer.LayerEvents;
import dev.spikeloom.sim.event.layer.LayerRun;
import dev.spikeloom.sim.event.layer.LayerTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A run of samples, block by block: first what each sample of the block does, on as many threads as there are activities,
 * then when it does it, in the order of the samples.
 */
final class EventRun {
    /** Spike vectors whose facts are held at a time. */
    private static final int VECTORS_PER_BLOCK = 1 << 15;

    private final int samples;
    private final int timeSteps;
    private final List<LayerRun> layers;
    private final Schedule schedule;
    private final SampleResults results;
    private final List<SampleRunner> runners = new ArrayList<>();

    /**
     * @param layers input side first
     * @param activities the spikes of the samples, one for each thread
     */
    EventRun(
            RateDesign design,
            List<LayerEvents> layers,
            int samples,
            int timeSteps,
            HostTiming timing,
            List<? extends NetworkActivity> activities) {
        this.samples = samples;
        this.timeSteps = timeSteps;
        this.layers = layers.stream()
                .map(layer -> layer.run(timeSteps, activities.size()))
                .toList();
        this.schedule =
                new Schedule(design, this.layers.stream().map(LayerRun::timing).toList(), samples, timeSteps, timing);
        this.results = SampleResults.of(samples, timeSteps, design.classes());
        for (int i = 0; i < activities.size(); i++) {
            int worker = i;
            List<LayerTally> tallies =
                    this.layers.stream().map(layer -> layer.tally(worker)).toList();
            runners.add(new SampleRunner(design, tallies, timeSteps, activities.get(worker)));
        }
    }

    void run(Progress progress) {
        int blockSamples = Math.min(samples, Math.max(1, VECTORS_PER_BLOCK / timeSteps));
        VectorFacts facts = new VectorFacts(blockSamples, timeSteps, layers.size());
        try (Workers workers = new Workers(runners.size())) {
            for (int first = 0; first < samples; first += blockSamples) {
                int end = Math.min(samples, first + blockSamples);
                facts.startAt(first);
                workers.run(first, end, (sample, worker) -> runners.get(worker).run(sample, facts, results));
                for (int sample = first; sample < end; sample++) {
                    schedule.add(sample, facts);
                }
                progress.update(end, samples, "");
            }
        }
    }

    /** @param saturations potentials of each layer that were clipped */
    SimulationResult result(IntToLongFunction saturations) {
        return new SimulationResult(
                timeSteps,
                schedule.cycles(),
                results.classes(),
                schedule.firstAccepts(),
                schedule.resultCycles(),
                results.busiestLayer().bySample(),
                results.outputSpikes(),
                counters(saturations));
    }

    private List<LayerCounters> counters(IntToLongFunction saturations) {
        List<LayerCounters> counters = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            long[] spikesOut =
                    layer + 1 < layers.size() ? layers.get(layer + 1).spikesInByStep() : outputSpikesByStep();
            counters.add(layers.get(layer).counters(schedule.cycles(), spikesOut, saturations.applyAsLong(layer)));
        }
        return counters;
    }

    private long[] outputSpikesByStep() {
        long[] spikes = new long[timeSteps];
        for (SampleRunner runner : runners) {
            Arrays.setAll(spikes, step -> spikes[step] + runner.outputSpikesByStep()[step]);
        }
        return spikes;
    }
}
