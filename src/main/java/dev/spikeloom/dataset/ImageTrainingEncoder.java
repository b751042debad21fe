package dev.spikeloom.dataset;

import dev.spikeloom.spike.SpikeVector;

/** Presents images in training: deformed anew in each epoch, then encoded at time step {@code epoch * timeSteps + t}. */
final class ImageTrainingEncoder implements SampleEncoder {
    private final BernoulliEncoder encoder;
    private final int timeSteps;

    ImageTrainingEncoder(LabelledImages images, long seed, Augmentation augmentation, int timeSteps) {
        if (timeSteps < 1) {
            throw new IllegalArgumentException(timeSteps + " time steps, expected at least 1");
        }
        this.encoder = new BernoulliEncoder(images, seed);
        this.timeSteps = timeSteps;
    }

    @Override
    public void encode(int sample, int epoch, SpikeVector[] steps, int first) {
        for (int t = 0; t < timeSteps; t++) {
            encoder.read(sample, epoch * timeSteps + t, steps[first + t]);
        }
    }
}
