package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * What a ReLU network is trained on: samples as spikes, fresh in each epoch, as a spiking network is trained on. Of an
 * image that is one time step, whose mean is the image's intensities; the noise keeps the network from learning images
 * by heart. Of a recording it is the mean of its time steps. Not thread-safe.
 */
final class EncodedInputs {
    private final SampleEncoder encoder;
    private final SpikeVector[] steps;
    private final float[] inputs;

    /** @param seed names the spikes */
    EncodedInputs(Samples samples, long seed, Augmentation augmentation) {
        steps = new SpikeVector[Math.max(1, samples.timeSteps())];
        Arrays.setAll(steps, step -> new SpikeVector(samples.inputs()));
        encoder = samples.trainingEncoder(seed, augmentation, steps.length);
        inputs = new float[samples.inputs()];
    }

    /** The inputs of a sample in an epoch, from 0 to 1; valid until the next. */
    float[] of(int sample, int epoch) {
        encoder.encode(sample, epoch, steps, 0);
        Arrays.fill(inputs, 0);
        for (SpikeVector spikes : steps) {
            for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
                inputs[i] += 1f / steps.length;
            }
        }
        return inputs;
    }
}
