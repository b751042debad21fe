package dev.spikeloom.dataset.events;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/** Recordings of one part of a data set, in bins: a sample each, with one label. */
public final class EventSamples implements Samples {
    private final EventDescription description;
    private final int channels;

    /** Of each recording its spikes, in order and each once: {@code bin * inputs + input}. */
    private final int[][] spikes;

    private final short[] labels;

    EventSamples(EventDescription description, int channels, int[][] spikes, short[] labels) {
        this.description = description;
        this.channels = channels;
        this.spikes = spikes;
        this.labels = labels;
    }

    /** Some of the recordings; their spikes are shared. */
    EventSamples select(int... recordings) {
        int[][] chosen = new int[recordings.length][];
        short[] theirLabels = new short[recordings.length];
        for (int i = 0; i < recordings.length; i++) {
            chosen[i] = spikes[recordings[i]];
            theirLabels[i] = labels[recordings[i]];
        }
        return new EventSamples(description, channels, chosen, theirLabels);
    }

    @Override
    public int samples() {
        return labels.length;
    }

    @Override
    public int rows() {
        return description.height();
    }

    @Override
    public int columns() {
        return description.width();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int label(int sample, int head) {
        Objects.checkIndex(head, 1);
        return labels[sample];
    }

    @Override
    public int timeSteps() {
        return description.bins();
    }

    /** The recorded spikes, whatever the seed. */
    @Override
    public SpikeSource spikes(long encoderSeed) {
        return new SpikeSource() {
            @Override
            public int samples() {
                return EventSamples.this.samples();
            }

            @Override
            public int inputs() {
                return EventSamples.this.inputs();
            }

            @Override
            public void read(int sample, int step, SpikeVector into) {
                EventSamples.this.read(sample, step, into);
            }
        };
    }

    private void read(int sample, int step, SpikeVector into) {
        Objects.checkIndex(step, timeSteps());
        int[] all = spikes[sample];
        int begin = step * inputs();
        int end = begin + inputs();
        int found = Arrays.binarySearch(all, begin);
        into.clear();
        for (int i = found < 0 ? ~found : found; i < all.length && all[i] < end; i++) {
            into.set(all[i] - begin);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the recordings do not have as many time steps, or are to be deformed
     */
    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        if (timeSteps != timeSteps()) {
            throw new IllegalArgumentException(timeSteps + " time steps of recordings that have " + timeSteps());
        }
        if (!augmentation.isNone()) {
            throw new IllegalArgumentException("recordings of a folder are not deformed");
        }
        return (sample, epoch, steps, first) -> {
            for (int step = 0; step < timeSteps; step++) {
                read(sample, step, steps[first + step]);
            }
        };
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        for (int spike : spikes[sample]) {
            rates[spike % rates.length] += 1.0 / timeSteps();
        }
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        digest.update((rows() + "x" + columns() + "x" + channels + ", " + timeSteps() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < spikes.length; i++) {
            ByteBuffer bytes = ByteBuffer.allocate((spikes[i].length + 2) * Integer.BYTES);
            bytes.putInt(labels[i]).putInt(spikes[i].length).asIntBuffer().put(spikes[i]);
            digest.update(bytes.array());
        }
    }
}
