package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a ReLU network into one of SNN-CT neurons, whose spikes per time step approximate the activations.
 *
 * <p>Data-based weight normalization (Diehl et al. 2015), by a percentile (Rueckauer et al. 2017): with
 * {@code lambda} the scale of a layer's activations and {@code lambda'} that of its inputs, weights become
 * {@code w * lambda' / lambda} and the threshold is 1. A neuron then spikes in the share {@code a / lambda} of the time
 * steps, once enough of them have passed. Pixels are intensities from 0 to 1 already. The membrane potential is reset by
 * subtracting the threshold, so that what exceeds it is not lost (Rueckauer et al. 2016).
 */
public final class Converter {
    /** Enough for a percentile near 100: of the activations of 256 neurons, some hundred thousand are positive. */
    private static final int CALIBRATION_SAMPLES = 10_000;

    static final float THRESHOLD = 1;

    private Converter() {}

    /**
     * @param samples to measure activations on, of which up to {@value #CALIBRATION_SAMPLES} are used; never test samples
     * @param percentile of the positive activations of a layer that becomes a spike at every time step; above 0, to 100
     * @throws InputException if the percentile is out of range, or a layer is never active
     */
    public static Conversion convert(ReluNetwork network, Samples samples, double percentile) {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new InputException(
                    "conversion.percentile " + percentile + " is out of range, allowed above 0 to 100");
        }
        float[] scales = ActivationScales.of(network, samples, CALIBRATION_SAMPLES, percentile);
        List<Layer> layers = new ArrayList<>();
        float inputScale = 1;
        for (int i = 0; i < scales.length; i++) {
            float[][] weights = scaled(network.weights().get(i), inputScale / scales[i]);
            layers.add(new DenseLayer(NeuronModel.SNN_CT, weights, new float[network.neurons(i)], THRESHOLD));
            inputScale = scales[i];
        }
        List<Integer> heads = List.of(network.neurons(network.layers() - 1));
        return Conversion.of(new Network(layers, heads), scales);
    }

    private static float[][] scaled(float[][] rows, float factor) {
        float[][] scaled = new float[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                scaled[i][n] = rows[i][n] * factor;
            }
        }
        return scaled;
    }
}
