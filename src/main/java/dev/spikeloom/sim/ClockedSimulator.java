package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.Interruption;
import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.function.Function;

/** Runs the clocked model of a design over samples and gathers what it did. */
public final class ClockedSimulator implements Simulator {
    private final Design design;
    private final Function<Host, ClockedModel> models;

    /** @param models makes the design's model with a host */
    public ClockedSimulator(Design design, Function<Host, ClockedModel> models) {
        this.design = design;
        this.models = models;
    }

    @Override
    public SimulationResult run(SpikeSource source, int samples, int timeSteps, HostTiming timing, Progress progress) {
        RunLimits.check(design, source, samples, timeSteps, "");
        ClockedModel model = models.apply(Host.of(design, source, samples, timeSteps, timing));
        Observation seen = new Observation(design, samples, timeSteps);
        while (seen.results < samples) {
            model.evaluate();
            if (seen.observe(model)) {
                Interruption.check();
                progress.update(seen.results, samples, "");
            }
            model.commit();
        }
        return new SimulationResult(
                timeSteps,
                model.cycle(),
                seen.classes,
                seen.firstAccepts,
                seen.resultCycles,
                seen.busiestLayer.bySample(),
                seen.outputSpikes,
                model.counters());
    }

    /** What is gathered while a run goes on. */
    private static final class Observation {
        private final int timeSteps;
        private final int[][] classes;
        private final long[] firstAccepts;
        private final long[] resultCycles;
        private final RecordedSpikes outputSpikes;
        /** For each layer, how many spike vectors it has accepted so far. */
        private final int[] acceptedVectors;

        private final BusiestLayerCycles busiestLayer;

        private int outputVectors;
        private int results;

        Observation(Design design, int samples, int timeSteps) {
            this.timeSteps = timeSteps;
            this.classes = new int[samples][];
            this.firstAccepts = new long[samples];
            this.resultCycles = new long[samples];
            this.outputSpikes = new RecordedSpikes(samples, timeSteps, design.classes());
            this.acceptedVectors = new int[design.depth()];
            this.busiestLayer = new BusiestLayerCycles(samples, timeSteps);
        }

        /** Looks at an evaluated cycle; returns whether it ends a sample. */
        boolean observe(ClockedModel model) {
            for (int layer = 0; layer < acceptedVectors.length; layer++) {
                SpikeVector accepted = model.accepted(layer);
                if (accepted != null) {
                    int vector = acceptedVectors[layer]++;
                    busiestLayer.add(vector / timeSteps, vector % timeSteps, model.cyclesOf(layer, accepted));
                    if (layer == 0 && vector % timeSteps == 0) {
                        firstAccepts[vector / timeSteps] = model.cycle();
                    }
                }
            }
            SpikeVector output = model.outputSpikes();
            if (output != null) {
                outputSpikes.write(outputVectors / timeSteps, outputVectors % timeSteps, output);
                outputVectors++;
            }
            if (!model.resultTaken()) {
                return false;
            }
            classes[results] = model.resultClasses().clone();
            resultCycles[results] = model.cycle();
            results++;
            return true;
        }
    }
}
