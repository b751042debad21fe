package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.sim.LayerCounters;

/** What a convolution does in a run, and when. */
final class ConvolutionRun implements LayerRun {
    private final ConvolutionDesign layer;
    private final int timeSteps;
    private final ConvolutionTally[] tallies;
    private final ConvolutionTiming timing;

    ConvolutionRun(ConvolutionDesign layer, int timeSteps, int workers) {
        this.layer = layer;
        this.timeSteps = timeSteps;
        this.tallies = new ConvolutionTally[workers];
        for (int worker = 0; worker < workers; worker++) {
            tallies[worker] = new ConvolutionTally(layer, timeSteps);
        }
        this.timing = new ConvolutionTiming(layer);
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
        return new ConvolutionCounters(sum(), timing, cycles).of(spikesOutByStep, saturations);
    }

    private ConvolutionTally sum() {
        ConvolutionTally sum = new ConvolutionTally(layer, timeSteps);
        for (ConvolutionTally tally : tallies) {
            sum.add(tally);
        }
        return sum;
    }
}
