package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Recordings of digits by an event camera, as Yin et al. 2017 present N-MNIST to a network: the ON events of the first
 * saccade, {@value #BINS} bins of {@value #BIN_MICROS} us, each a time step at which a pixel spikes if it has at least
 * one event. With {@link Polarities#BOTH} there is a second input a pixel, for OFF events.
 *
 * <p>Each recording is two samples: sample {@code 2 * i} is recording {@code i}, and sample {@code 2 * i + 1} is the
 * same with its bins in reverse order. The first head is the digit, the second one the motion: 0 forwards, 1 backwards.
 */
public final class EventRecordings implements Samples {
    /** Time steps of a sample. */
    public static final int BINS = 16;

    /** Length of a time step, in microseconds. */
    public static final int BIN_MICROS = 6_250;

    /** Classes of the two heads. */
    public static final List<Integer> HEADS = List.of(10, 2);

    private static final int SIDE = EventRecording.SIDE;

    private final Polarities polarities;
    /** Of the spikes of a bin. */
    private final int words;
    /** {@code [recordings][BINS * words]}, the spikes of each bin packed as in a {@link SpikeVector}. */
    private final long[][] spikes;

    private final byte[] digits;
    private final int[] images;

    private EventRecordings(Polarities polarities, long[][] spikes, byte[] digits, int[] images) {
        this.polarities = polarities;
        this.words = words(polarities);
        this.spikes = spikes;
        this.digits = digits;
        this.images = images;
    }

    private static int words(Polarities polarities) {
        return SpikeVector.wordsFor(SIDE * SIDE * polarities.channels());
    }

    /** How many recordings there are: half as many as samples. */
    public int recordings() {
        return digits.length;
    }

    /** The index of the image that a recording shows, in its part (training or test) of MNIST. */
    public int image(int recording) {
        return images[recording];
    }

    /** What a recording shows. */
    public int digit(int recording) {
        return digits[recording];
    }

    /** Some of the recordings, each with its reversed copy; their spikes are shared. */
    public EventRecordings select(int... recordings) {
        long[][] chosen = new long[recordings.length][];
        byte[] theirDigits = new byte[recordings.length];
        int[] theirImages = new int[recordings.length];
        for (int i = 0; i < recordings.length; i++) {
            chosen[i] = spikes[recordings[i]];
            theirDigits[i] = digits[recordings[i]];
            theirImages[i] = images[recordings[i]];
        }
        return new EventRecordings(polarities, chosen, theirDigits, theirImages);
    }

    @Override
    public int samples() {
        return 2 * digits.length;
    }

    @Override
    public int rows() {
        return SIDE;
    }

    @Override
    public int columns() {
        return SIDE;
    }

    @Override
    public int channels() {
        return polarities.channels();
    }

    @Override
    public int label(int sample, int head) {
        return Objects.checkIndex(head, HEADS.size()) == 0 ? digits[sample >> 1] : sample & 1;
    }

    @Override
    public int timeSteps() {
        return BINS;
    }

    /** The recorded spikes, of {@value #BINS} time steps, whatever the seed. */
    @Override
    public SpikeSource spikes(long encoderSeed) {
        return new SpikeSource() {
            @Override
            public int samples() {
                return EventRecordings.this.samples();
            }

            @Override
            public int inputs() {
                return EventRecordings.this.inputs();
            }

            @Override
            public void read(int sample, int step, SpikeVector into) {
                into.copyFrom(spikes[sample >> 1], offset(sample, step));
            }
        };
    }

    /** Where the spikes of a sample at a time step are within those of its recording. */
    private int offset(int sample, int step) {
        Objects.checkIndex(step, BINS);
        return words * ((sample & 1) == 0 ? step : BINS - 1 - step);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A spike of a deformed recording is that of the nearest pixel of the original, so that shifts are by whole
     * pixels.
     *
     * @throws IllegalArgumentException if the recordings do not have as many time steps
     */
    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        if (timeSteps != BINS) {
            throw new IllegalArgumentException(timeSteps + " time steps of recordings that have " + BINS);
        }
        return augmentation.isNone() ? this::copy : new DeformingEncoder(seed, augmentation);
    }

    private void copy(int sample, int epoch, SpikeVector[] steps, int first) {
        for (int step = 0; step < BINS; step++) {
            steps[first + step].copyFrom(spikes[sample >> 1], offset(sample, step));
        }
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        long[] packed = spikes[sample >> 1];
        for (int word = 0; word < packed.length; word++) {
            int firstInput = word % words * 64;
            for (long bits = packed[word]; bits != 0; bits &= bits - 1) {
                rates[firstInput + Long.numberOfTrailingZeros(bits)] += 1.0 / BINS;
            }
        }
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(BINS * words * Long.BYTES);
        for (long[] packed : spikes) {
            bytes.asLongBuffer().put(packed);
            digest.update(bytes.array());
        }
        digest.update(digits);
    }

    /** Collects the spikes of one recording from its events, in any order. */
    public static final class Bins implements EventSink {
        private final Polarities polarities;
        private final int wordsOfBin;
        private final long[] words;

        /** @param polarities whose events are taken; others are not */
        public Bins(Polarities polarities) {
            this.polarities = polarities;
            this.wordsOfBin = words(polarities);
            this.words = new long[BINS * wordsOfBin];
        }

        @Override
        public void event(int x, int y, boolean on, int micros) {
            int bin = micros / BIN_MICROS;
            if (polarities.sees(on) && bin < BINS) {
                int input = (y * SIDE + x) * polarities.channels() + polarities.channel(on);
                words[bin * wordsOfBin + (input >>> 6)] |= 1L << input;
            }
        }
    }

    /** Collects recordings. */
    public static final class Builder {
        private final Polarities polarities;
        private final long[][] spikes;
        private final byte[] digits;
        private final int[] images;

        public Builder(int recordings, Polarities polarities) {
            this.polarities = polarities;
            spikes = new long[recordings][];
            digits = new byte[recordings];
            images = new int[recordings];
        }

        /**
         * Sets a recording; may be called for different ones from different threads.
         *
         * @throws IllegalArgumentException if its events are of other polarities
         */
        public void set(int index, Bins bins, int digit, int image) {
            if (bins.polarities != polarities) {
                throw new IllegalArgumentException(bins.polarities + " events among " + polarities);
            }
            spikes[index] = bins.words;
            digits[index] = (byte) digit;
            images[index] = image;
        }

        public void set(int index, EventRecording recording, int digit, int image) {
            Bins bins = new Bins(polarities);
            recording.forEach(bins);
            set(index, bins, digit, image);
        }

        public EventRecordings build() {
            return new EventRecordings(polarities, spikes, digits, images);
        }
    }

    /** Presents recordings in training, deformed anew in each epoch. */
    private final class DeformingEncoder implements SampleEncoder {
        /** An input that never spikes: the first one beyond the image. */
        private final int outside = inputs();

        private final long key;
        private final Deformation deformation;
        /** The input that each input of the deformed recording comes from. */
        private final short[] origin = new short[words * 64];

        DeformingEncoder(long seed, Augmentation augmentation) {
            key = CounterRandom.derive(seed, 0);
            deformation = new Deformation(augmentation, SIDE, SIDE, CounterRandom.derive(seed, 1));
            Arrays.fill(origin, (short) outside);
        }

        @Override
        public void encode(int sample, int epoch, SpikeVector[] steps, int first) {
            deformation.draw(CounterRandom.derive(CounterRandom.derive(key, sample), epoch));
            for (int y = 0; y < SIDE; y++) {
                deformation.locateRow(y);
                locate(y, deformation.sourceX(), deformation.sourceY());
            }
            for (int step = 0; step < BINS; step++) {
                deform(spikes[sample >> 1], offset(sample, step), steps[first + step]);
            }
        }

        private void locate(int row, float[] sourceX, float[] sourceY) {
            for (int i = 0; i < SIDE; i++) {
                // Rounding half up; below 0 it does not matter how.
                int x = (int) (sourceX[i] + 0.5f);
                int y = (int) (sourceY[i] + 0.5f);
                boolean inside = sourceX[i] >= -0.5f && sourceY[i] >= -0.5f && x < SIDE && y < SIDE;
                for (int c = 0; c < channels(); c++) {
                    origin[(row * SIDE + i) * channels() + c] =
                            (short) (inside ? (y * SIDE + x) * channels() + c : outside);
                }
            }
        }

        private void deform(long[] original, int offset, SpikeVector into) {
            for (int word = 0; word < words; word++) {
                long bits = 0;
                for (int bit = 0; bit < 64; bit++) {
                    int from = origin[64 * word + bit];
                    bits |= (original[offset + (from >>> 6)] >>> from & 1) << bit;
                }
                into.setWord(word, bits);
            }
        }
    }
}
