package dev.spikeloom.convert;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Rectified linear units with dropout. Not thread-safe: holds which units of a layer are active. */
final class Rectifier {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final Dropout dropout;
    private final long[] positive;
    private final long[] kept;

    Rectifier(int units, double dropoutRate) {
        dropout = new Dropout(dropoutRate);
        positive = new long[SpikeVector.wordsFor(units)];
        kept = new long[positive.length];
    }

    /** What the remaining activations, and gradients through them, are multiplied with. */
    float scale() {
        return dropout.scale();
    }

    /**
     * Writes {@code scale * max(0, v)} into {@code activations}, and zero for the units that are dropped.
     *
     * @param key names the dropped units
     */
    void apply(float[] v, long key, float[] activations) {
        KERNELS.fire(v, 0, positive);
        dropout.keep(key, kept);
        Arrays.fill(activations, 0);
        for (int word = 0; word < positive.length; word++) {
            for (long bits = positive[word] & kept[word]; bits != 0; bits &= bits - 1) {
                int unit = 64 * word + Long.numberOfTrailingZeros(bits);
                activations[unit] = dropout.scale() * v[unit];
            }
        }
    }
}
