package dev.spikeloom.train.layer;

import dev.spikeloom.network.neuron.WeightFormat;

/**
 * The values that the quantized weights of a layer can stand for. Quantization-aware training (Jacob et al. 2018)
 * computes with weights rounded to them and passes gradients straight through the rounding to the latent weights.
 *
 * @param format of the integers
 * @param scales what one unit stands for: one value for the layer, or one a column
 */
public record WeightGrid(WeightFormat format, float[] scales) {
    /** Adding and subtracting 1.5 * 2^23 rounds a float of smaller magnitude than 2^22 to the nearest integer. */
    private static final float ROUNDER = 0x1.8p23f;

    /**
     * Writes the nearest value of the grid for each latent weight from column {@code from} to below {@code to}, ties to
     * even; a single bit is the sign.
     */
    void round(float[] latent, float[] rounded, int from, int to) {
        if (format.bits() == 1) {
            for (int n = from; n < to; n++) {
                rounded[n] = latent[n] < 0 ? -scale(n) : scale(n);
            }
            return;
        }
        float max = format.max();
        for (int n = from; n < to; n++) {
            float units = Math.max(-max, Math.min(max, latent[n] / scale(n)));
            rounded[n] = (units + ROUNDER - ROUNDER) * scale(n);
        }
    }

    private float scale(int column) {
        return scales.length == 1 ? scales[0] : scales[column];
    }
}
