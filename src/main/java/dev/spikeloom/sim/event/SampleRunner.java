package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.BusiestLayerCycles;
import dev.spikeloom.sim.event.layer.LayerTally;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/** Runs samples on one thread: what does not depend on when anything happens. */
final class SampleRunner {
    private final RateDesign design;
    private final int timeSteps;
    private final NetworkActivity activity;
    private final LayerTally[] tallies;
    private final long[] outputSpikesByStep;
    private final int[] spikeCounts;

    /** @param tallies of each layer, to be used by this alone */
    SampleRunner(RateDesign design, List<LayerTally> tallies, int timeSteps, NetworkActivity activity) {
        this.design = design;
        this.timeSteps = timeSteps;
        this.activity = activity;
        this.tallies = tallies.toArray(LayerTally[]::new);
        this.outputSpikesByStep = new long[timeSteps];
        this.spikeCounts = new int[design.classes()];
    }

    /** Runs a sample and writes what it gives into {@code facts} and {@code samples}. */
    void run(int sample, VectorFacts facts, SampleResults samples) {
        Arrays.fill(spikeCounts, 0);
        activity.startSample(sample);
        for (int step = 0; step < timeSteps; step++) {
            activity.step(step);
            tally(sample, step, facts, samples.busiestLayer());
            SpikeVector output = activity.presynaptic(tallies.length);
            outputSpikesByStep[step] += output.cardinality();
            output.addTo(spikeCounts);
            samples.outputSpikes().write(sample, step, output);
        }
        samples.classes()[sample] = design.readout().classes(spikeCounts, design.heads());
    }

    private void tally(int sample, int step, VectorFacts facts, BusiestLayerCycles busiestLayer) {
        int vector = facts.vector(sample, step);
        facts.setBeats(vector, HostOffers.beats(design, activity.input()));
        for (int layer = 0; layer < tallies.length; layer++) {
            SpikeVector presynaptic = activity.presynaptic(layer);
            int active = presynaptic.cardinality();
            facts.setWork(vector, layer, tallies[layer].add(step, presynaptic, active));
            busiestLayer.add(sample, step, tallies[layer].leastCycles());
        }
    }

    /** {@code [time steps]} */
    long[] outputSpikesByStep() {
        return outputSpikesByStep;
    }
}
