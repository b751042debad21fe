package dev.spikeloom.sim;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.rate.ClockedModel;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/** Runs the clocked model over samples and gathers what it did. */
public final class ClockedSimulator implements Simulator {
    private final Design design;

    public ClockedSimulator(Design design) {
        this.design = design;
    }

    @Override
    public SimulationResult run(SpikeSource source, int samples, int timeSteps, HostTiming timing, Progress progress) {
        RunLimits.check(design, source, samples, timeSteps, "");
        ClockedModel model = new ClockedModel(design, Host.of(design, source, samples, timeSteps, timing));
        Observation seen = new Observation(design, samples, timeSteps);
        while (seen.results < samples) {
            model.evaluate();
            if (seen.observe(model)) {
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
                seen.intervalLowerBounds(),
                seen.outputSpikes,
                model.counters());
    }

    /** What is gathered while a run goes on. */
    private static final class Observation {
        private final Design design;
        private final int timeSteps;
        private final int[][] classes;
        private final long[] firstAccepts;
        private final long[] resultCycles;
        private final RecordedSpikes outputSpikes;
        /** For each layer, how many spike vectors it has accepted so far. */
        private final int[] acceptedVectors;
        /** For each spike vector of the run, the largest number of issues over the layers so far. */
        private final int[] mostIssues;

        private int outputVectors;
        private int results;

        Observation(Design design, int samples, int timeSteps) {
            this.design = design;
            this.timeSteps = timeSteps;
            this.classes = new int[samples][];
            this.firstAccepts = new long[samples];
            this.resultCycles = new long[samples];
            this.outputSpikes = new RecordedSpikes(samples, timeSteps, design.classes());
            this.acceptedVectors = new int[design.layers().size()];
            this.mostIssues = new int[Math.multiplyExact(samples, timeSteps)];
        }

        /** Looks at an evaluated cycle; returns whether it ends a sample. */
        boolean observe(ClockedModel model) {
            for (int layer = 0; layer < acceptedVectors.length; layer++) {
                SpikeVector accepted = model.accepted(layer);
                if (accepted != null) {
                    int vector = acceptedVectors[layer]++;
                    int issues = design.layers().get(layer).leastIssues(accepted.cardinality());
                    mostIssues[vector] = Math.max(mostIssues[vector], issues);
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

        long[] intervalLowerBounds() {
            long[] bounds = new long[classes.length];
            for (int vector = 0; vector < mostIssues.length; vector++) {
                bounds[vector / timeSteps] += mostIssues[vector];
            }
            return bounds;
        }
    }
}
