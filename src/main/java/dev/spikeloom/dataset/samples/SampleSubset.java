package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Some samples of others, in an order of their own. */
final class SampleSubset implements Samples {
    private final Samples all;
    private final int[] indices;

    SampleSubset(Samples all, int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= all.samples()) {
                throw new IndexOutOfBoundsException("sample " + index + " of " + all.samples());
            }
        }
        this.all = all;
        this.indices = indices.clone();
    }

    @Override
    public int samples() {
        return indices.length;
    }

    @Override
    public int rows() {
        return all.rows();
    }

    @Override
    public int columns() {
        return all.columns();
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public int label(int sample, int head) {
        return all.label(indices[sample], head);
    }

    @Override
    public int timeSteps() {
        return all.timeSteps();
    }

    @Override
    public SpikeSource spikes(long encoderSeed) {
        SpikeSource source = all.spikes(encoderSeed);
        return new SpikeSource() {
            @Override
            public int samples() {
                return indices.length;
            }

            @Override
            public int inputs() {
                return source.inputs();
            }

            @Override
            public void read(int sample, int step, SpikeVector into) {
                source.read(indices[sample], step, into);
            }
        };
    }

    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        SampleEncoder encoder = all.trainingEncoder(seed, augmentation, timeSteps);
        return (sample, epoch, steps, first) -> encoder.encode(indices[sample], epoch, steps, first);
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        all.addSpikeRates(indices[sample], rates);
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(indices.length * Integer.BYTES);
        bytes.asIntBuffer().put(indices);
        digest.update(bytes.array());
        all.updateDigest(digest);
    }
}
