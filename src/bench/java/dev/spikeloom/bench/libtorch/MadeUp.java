package dev.spikeloom.bench.libtorch;

import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;

/**
 * Data with as many spikes as MNIST and N-MNIST, that a network can learn: each class has its own fifth of the inputs,
 * which its samples follow at two of five inputs. Some labels are wrong, so that no loss becomes zero: this project's
 * kernels skip samples without a gradient, and the comparison shall not depend on how many there are.
 */
final class MadeUp {
    private static final int CLASSES = 10;
    private static final int IMAGE_EDGE = 28;
    private static final int GREY = 169;
    private static final int WHITE = 255;
    /** Mean spikes of a real recording (saccade 1, ON events) in each of 16 bins. */
    private static final double[] SPIKES_BY_BIN = {
        3.7, 8.6, 18.9, 35.4, 47.4, 58.2, 63.0, 66.4, 68.2, 67.1, 61.3, 49.0, 21.6, 10.8, 7.0, 8.7
    };

    private MadeUp() {}

    /** Grey images, 104 expected spikes each. */
    static LabelledImages images(int samples) {
        int inputs = IMAGE_EDGE * IMAGE_EDGE;
        byte[] pixels = new byte[samples * inputs];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = (byte) label(s);
            for (int i = 0; i < inputs; i++) {
                pixels[s * inputs + i] = (byte) (lit(s, i) ? GREY : 0);
            }
        }
        return new LabelledImages(IMAGE_EDGE, IMAGE_EDGE, WHITE, pixels, labels);
    }

    /** Recordings of 16 time steps with a digit and a direction of motion, which is that of time. */
    static MadeUpRecordings recordings(int samples) {
        int timeSteps = SPIKES_BY_BIN.length;
        double litInputs = MadeUpRecordings.INPUTS / 5.0;
        SpikeVector[][] steps = new SpikeVector[samples][timeSteps];
        int[][] labels = new int[samples][];
        for (int s = 0; s < samples; s++) {
            int motion = (int) (CounterRandom.bits(2, s) & 1);
            labels[s] = new int[] {label(s), motion};
            for (int t = 0; t < timeSteps; t++) {
                int bin = motion == 0 ? t : timeSteps - 1 - t;
                steps[s][t] = new SpikeVector(MadeUpRecordings.INPUTS);
                for (int i = 0; i < MadeUpRecordings.INPUTS; i++) {
                    long key = CounterRandom.derive(CounterRandom.derive(3, s), t);
                    if (lit(s, i) && uniform(key, i) < SPIKES_BY_BIN[bin] / litInputs) {
                        steps[s][t].set(i);
                    }
                }
            }
        }
        return new MadeUpRecordings(steps, labels);
    }

    private static int label(int sample) {
        boolean wrong = uniform(7, sample) < 0.15;
        return wrong ? (int) Long.remainderUnsigned(CounterRandom.bits(8, sample), CLASSES) : pattern(sample);
    }

    /** The class that a sample looks like. */
    private static int pattern(int sample) {
        return (int) Long.remainderUnsigned(CounterRandom.bits(1, sample), CLASSES);
    }

    private static boolean lit(int sample, int input) {
        boolean typical = uniform(CounterRandom.derive(4, sample), input) < 0.4;
        long key = typical ? CounterRandom.derive(5, pattern(sample)) : CounterRandom.derive(6, sample);
        return uniform(key, input) < 0.2;
    }

    private static double uniform(long key, long index) {
        return (CounterRandom.bits(key, index) >>> 11) * 0x1p-53;
    }
}
