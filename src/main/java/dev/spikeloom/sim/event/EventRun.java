package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A run of samples, block by block: first what each sample of the block does, on as many threads as there are activities,
 * then when it does it, in the order of the samples.
 */
final class EventRun {
    /** Spike vectors whose facts are held at a time. */
    private static final int VECTORS_PER_BLOCK = 1 << 15;

    private final RateDesign design;
    private final int samples;
    private final int timeSteps;
    private final Schedule schedule;
    private final SampleResults results;
    private final List<SampleRunner> runners = new ArrayList<>();

    /**
     * @param ports of each layer
     * @param activities the spikes of the samples, one for each thread
     */
    EventRun(
            RateDesign design,
            List<PortCounts> ports,
            int samples,
            int timeSteps,
            HostTiming timing,
            List<? extends NetworkActivity> activities) {
        this.design = design;
        this.samples = samples;
        this.timeSteps = timeSteps;
        this.schedule = new Schedule(design, samples, timeSteps, timing);
        this.results = SampleResults.of(samples, timeSteps, design.classes());
        for (NetworkActivity activity : activities) {
            runners.add(new SampleRunner(design, ports, timeSteps, activity));
        }
    }

    void run(Progress progress) {
        int blockSamples = Math.min(samples, Math.max(1, VECTORS_PER_BLOCK / timeSteps));
        VectorFacts facts =
                new VectorFacts(blockSamples, timeSteps, design.layers().size());
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
        SampleRunner all = runners.get(0);
        runners.subList(1, runners.size()).forEach(all::addTallies);
        List<LayerCounters> counters = new ArrayList<>();
        int layers = design.layers().size();
        for (int layer = 0; layer < layers; layer++) {
            long[] spikesOut = layer + 1 < layers ? all.tally(layer + 1).spikesByStep : all.outputSpikesByStep();
            counters.add(new Counters(all.tally(layer), schedule.layer(layer), schedule.cycles())
                    .of(spikesOut, saturations.applyAsLong(layer)));
        }
        return counters;
    }
}
