package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.security.MessageDigest;
import java.util.List;

/** The samples of several parts, one part after the other. */
final class ConcatenatedSamples implements Samples {
    private final List<Samples> parts;
    /** The first sample of each part, then the number of samples in all. */
    private final int[] starts;

    ConcatenatedSamples(List<? extends Samples> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is no part to concatenate");
        }
        this.parts = List.copyOf(parts);
        this.starts = new int[parts.size() + 1];
        Samples head = parts.get(0);
        for (int i = 0; i < parts.size(); i++) {
            Samples part = parts.get(i);
            if (part.rows() != head.rows()
                    || part.columns() != head.columns()
                    || part.channels() != head.channels()
                    || part.timeSteps() != head.timeSteps()) {
                throw new IllegalArgumentException(shape(part) + " cannot follow " + shape(head));
            }
            starts[i + 1] = Math.addExact(starts[i], part.samples());
        }
    }

    private static String shape(Samples part) {
        return "samples of " + part.rows() + " x " + part.columns()
                + (part.channels() == 1 ? "" : " x " + part.channels()) + " pixels and " + part.timeSteps()
                + " time steps";
    }

    @Override
    public int samples() {
        return starts[parts.size()];
    }

    @Override
    public int rows() {
        return parts.get(0).rows();
    }

    @Override
    public int columns() {
        return parts.get(0).columns();
    }

    @Override
    public int channels() {
        return parts.get(0).channels();
    }

    @Override
    public int label(int sample, int head) {
        int part = partOf(sample);
        return parts.get(part).label(sample - starts[part], head);
    }

    @Override
    public int timeSteps() {
        return parts.get(0).timeSteps();
    }

    @Override
    public SpikeSource spikes(long encoderSeed) {
        List<SpikeSource> sources =
                parts.stream().map(part -> part.spikes(encoderSeed)).toList();
        return new SpikeSource() {
            @Override
            public int samples() {
                return starts[parts.size()];
            }

            @Override
            public int inputs() {
                return sources.get(0).inputs();
            }

            @Override
            public void read(int sample, int step, SpikeVector into) {
                int part = partOf(sample);
                sources.get(part).read(sample - starts[part], step, into);
            }
        };
    }

    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        List<SampleEncoder> encoders = parts.stream()
                .map(part -> part.trainingEncoder(seed, augmentation, timeSteps))
                .toList();
        return (sample, epoch, steps, first) -> {
            int part = partOf(sample);
            encoders.get(part).encode(sample - starts[part], epoch, steps, first);
        };
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        int part = partOf(sample);
        parts.get(part).addSpikeRates(sample - starts[part], rates);
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        parts.forEach(part -> part.updateDigest(digest));
    }

    private int partOf(int sample) {
        if (sample < 0 || sample >= samples()) {
            throw new IndexOutOfBoundsException("sample " + sample + " of " + samples());
        }
        int part = 0;
        while (starts[part + 1] <= sample) {
            part++;
        }
        return part;
    }
}
