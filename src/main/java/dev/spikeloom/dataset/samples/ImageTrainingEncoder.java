package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;

/** Presents images in training: deformed anew in each epoch, then encoded at time step {@code epoch * timeSteps + t}. */
final class ImageTrainingEncoder implements SampleEncoder {
    /** Samples have the streams from 0 on. */
    private static final long DEFORMATIONS = -1;

    private final LabelledImages images;
    private final BernoulliEncoder encoder;
    private final int timeSteps;
    private final boolean deforms;
    private final long deformationKey;
    private final Deformation deformation;
    private final BilinearImage original;
    private final byte[] deformed;

    ImageTrainingEncoder(LabelledImages images, long seed, Augmentation augmentation, int timeSteps) {
        if (timeSteps < 1) {
            throw new IllegalArgumentException(timeSteps + " time steps, expected at least 1");
        }
        this.images = images;
        this.encoder = new BernoulliEncoder(images, seed);
        this.timeSteps = timeSteps;
        this.deforms = !augmentation.isNone();
        this.deformationKey = CounterRandom.derive(seed, DEFORMATIONS);
        this.deformation = new Deformation(augmentation, images.rows(), images.columns(), deformationKey);
        this.original = new BilinearImage(images.rows(), images.columns());
        this.deformed = new byte[images.inputs()];
    }

    @Override
    public void encode(int sample, int epoch, SpikeVector[] steps, int first) {
        if (deforms) {
            deform(sample, epoch);
        }
        for (int t = 0; t < timeSteps; t++) {
            int step = epoch * timeSteps + t;
            if (deforms) {
                encoder.encode(deformed, 0, sample, step, steps[first + t]);
            } else {
                encoder.read(sample, step, steps[first + t]);
            }
        }
    }

    private void deform(int sample, int epoch) {
        deformation.draw(CounterRandom.derive(CounterRandom.derive(deformationKey, sample), epoch));
        original.load(images.pixels(), sample * images.inputs());
        for (int row = 0; row < images.rows(); row++) {
            deformation.locateRow(row);
            original.sample(deformation.sourceX(), deformation.sourceY(), deformed, row * images.columns());
        }
    }
}
