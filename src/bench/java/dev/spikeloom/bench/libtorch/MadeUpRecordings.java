package dev.spikeloom.bench.libtorch;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.security.MessageDigest;

/**
 * Recordings in memory, for training only.
 *
 * @param steps {@code [samples][time steps]}
 * @param labels {@code [samples][heads]}
 */
record MadeUpRecordings(SpikeVector[][] steps, int[][] labels) implements Samples {
    static final int EDGE = 34;
    static final int INPUTS = EDGE * EDGE;

    @Override
    public int samples() {
        return steps.length;
    }

    @Override
    public int rows() {
        return EDGE;
    }

    @Override
    public int columns() {
        return EDGE;
    }

    @Override
    public int label(int sample, int head) {
        return labels[sample][head];
    }

    @Override
    public int timeSteps() {
        return steps[0].length;
    }

    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        return (sample, epoch, target, first) -> {
            for (int t = 0; t < timeSteps; t++) {
                target[first + t].copyFrom(steps[sample][t]);
            }
        };
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        for (SpikeVector step : steps[sample]) {
            for (int i = step.nextSpike(0); i >= 0; i = step.nextSpike(i + 1)) {
                rates[i] += 1.0 / timeSteps();
            }
        }
    }

    @Override
    public SpikeSource spikes(long encoderSeed) {
        throw new UnsupportedOperationException("made up for training");
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        throw new UnsupportedOperationException("made up for training");
    }
}
