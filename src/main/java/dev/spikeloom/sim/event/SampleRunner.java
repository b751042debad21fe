package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.Classifier;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/** Runs samples on one thread: what does not depend on when anything happens. */
final class SampleRunner {
    private final Design design;
    private final List<LayerDesign> layers;
    private final int timeSteps;
    private final NetworkActivity activity;
    private final LayerTally[] tallies;
    private final long[] outputSpikesByStep;
    private final int[] spikeCounts;

    SampleRunner(Design design, List<PortCounts> ports, int timeSteps, NetworkActivity activity) {
        this.design = design;
        this.layers = design.layers();
        this.timeSteps = timeSteps;
        this.activity = activity;
        this.tallies = new LayerTally[layers.size()];
        Arrays.setAll(tallies, layer -> new LayerTally(layers.get(layer), ports.get(layer), timeSteps));
        this.outputSpikesByStep = new long[timeSteps];
        this.spikeCounts = new int[design.classes()];
    }

    /** Runs a sample and writes what it gives into {@code facts} and {@code samples}. */
    void run(int sample, VectorFacts facts, SampleResults samples) {
        Arrays.fill(spikeCounts, 0);
        long leastInterval = 0;
        activity.startSample(sample);
        for (int step = 0; step < timeSteps; step++) {
            activity.step(step);
            leastInterval += tally(step, facts, facts.vector(sample, step));
            SpikeVector output = activity.presynaptic(tallies.length);
            outputSpikesByStep[step] += output.cardinality();
            output.addTo(spikeCounts);
            samples.outputSpikes().write(sample, step, output);
        }
        samples.classes()[sample] = Classifier.argmaxes(spikeCounts, design.heads());
        samples.intervalLowerBounds()[sample] = leastInterval;
    }

    /** Returns the most issues that a layer needs at least at this time step. */
    private int tally(int step, VectorFacts facts, int vector) {
        int most = 0;
        for (int layer = 0; layer < tallies.length; layer++) {
            SpikeVector presynaptic = activity.presynaptic(layer);
            int active = presynaptic.cardinality();
            if (layer == 0) {
                facts.setBeats(vector, HostOffers.beats(design, presynaptic, active));
            }
            facts.setIssues(vector, layer, tallies[layer].add(step, presynaptic, active));
            most = Math.max(most, layers.get(layer).leastIssues(active));
        }
        return most;
    }

    /** Adds what another runner of the same design has tallied. */
    void addTallies(SampleRunner other) {
        for (int layer = 0; layer < tallies.length; layer++) {
            tallies[layer].add(other.tallies[layer]);
        }
        for (int step = 0; step < timeSteps; step++) {
            outputSpikesByStep[step] += other.outputSpikesByStep[step];
        }
    }

    LayerTally tally(int layer) {
        return tallies[layer];
    }

    long[] outputSpikesByStep() {
        return outputSpikesByStep;
    }
}
