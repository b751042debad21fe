package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.spike.SpikeVector;
import java.util.stream.IntStream;

/** Counts what a layer does, cycle by cycle. */
final class LayerActivity {
    private final LayerDesign layer;
    private final long[] spikesInByStep;
    private final long[] spikesOutByStep;
    private final EnabledCycles enabled = new EnabledCycles();
    /** {@code [folds]} */
    private final int[] neuronsOf;

    private int inputStep;
    private int outputStep;
    private long readCycles;
    private long emptyCycles;
    private long conflictCycles;
    private long starvedCycles;
    private long blockedCycles;
    private long issuedSpikes;
    private long takenSpikes;
    private long synapticOperations;

    LayerActivity(LayerDesign layer, int timeSteps) {
        this.layer = layer;
        this.spikesInByStep = new long[timeSteps];
        this.spikesOutByStep = new long[timeSteps];
        this.neuronsOf = IntStream.range(0, layer.folds()).map(layer::neuronsOf).toArray();
    }

    void issue(boolean stall, Issue issue) {
        if (stall) {
            blocked();
        } else if (!issue.valid) {
            starved();
        } else if (issue.reads == 0) {
            empty();
        } else {
            readCycles++;
            conflictCycles += issue.conflict ? 1 : 0;
            issuedSpikes += issue.fold == 0 ? issue.reads : 0;
            synapticOperations += (long) issue.reads * neuronsOf[issue.fold];
        }
    }

    void blocked() {
        blockedCycles++;
    }

    /** A cycle spent on an empty vector. */
    void empty() {
        emptyCycles++;
    }

    /**
     * A cycle in which weights are read.
     *
     * @param spikes active inputs of which this is the first cycle
     * @param operations weights that will be added
     */
    void read(int spikes, int operations) {
        readCycles++;
        issuedSpikes += spikes;
        synapticOperations += operations;
    }

    /** A cycle without a spike vector to work on. */
    void starved() {
        starvedCycles++;
    }

    void accepted(SpikeVector spikes) {
        spikesInByStep[inputStep] += spikes.cardinality();
        inputStep = inputStep + 1 == spikesInByStep.length ? 0 : inputStep + 1;
    }

    void taken(SpikeVector spikes) {
        int count = spikes.cardinality();
        takenSpikes += count;
        spikesOutByStep[outputStep] += count;
        outputStep = outputStep + 1 == spikesOutByStep.length ? 0 : outputStep + 1;
    }

    /** To be counted up by those who clock registers. */
    EnabledCycles enabled() {
        return enabled;
    }

    LayerCounters counters(long[] readsByBank, long saturations) {
        return new LayerCounters(
                readCycles,
                emptyCycles,
                conflictCycles,
                starvedCycles,
                blockedCycles,
                issuedSpikes,
                takenSpikes,
                LayerCounters.boxed(spikesInByStep),
                LayerCounters.boxed(spikesOutByStep),
                LayerCounters.boxed(readsByBank),
                synapticOperations,
                saturations,
                layer.sweepsAlone() ? enabled.sweep : 0,
                enabled.byBank(layer));
    }
}
