package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.sim.LayerCounters;

/** What a dense layer does in a run, and when. */
final class DenseRun implements LayerRun {
    private final DenseDesign layer;
    private final PortCounts ports;
    private final int timeSteps;
    private final DenseTally[] tallies;
    private final DenseTiming timing;

    DenseRun(DenseDesign layer, PortCounts ports, int timeSteps, int workers) {
        this.layer = layer;
        this.ports = ports;
        this.timeSteps = timeSteps;
        this.tallies = new DenseTally[workers];
        for (int worker = 0; worker < workers; worker++) {
            tallies[worker] = new DenseTally(layer, ports, timeSteps);
        }
        this.timing = new DenseTiming(layer);
    }

    @Override
    public LayerTally tally(int worker) {
        return tallies[worker];
    }

    @Override
    public LayerTiming timing() {
        return timing;
    }

    @Override
    public long[] spikesInByStep() {
        return sum().spikesByStep;
    }

    @Override
    public LayerCounters counters(long cycles, long[] spikesOutByStep, long saturations) {
        return new DenseCounters(sum(), timing, cycles).of(spikesOutByStep, saturations);
    }

    private DenseTally sum() {
        DenseTally sum = new DenseTally(layer, ports, timeSteps);
        for (DenseTally tally : tallies) {
            sum.add(tally);
        }
        return sum;
    }
}
