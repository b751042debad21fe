package dev.spikeloom.quantize;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantized network in floating point. A unit of weight becomes the power of two nearest to the scale, so that weights,
 * biases, thresholds and all sums of them are exact in 32-bit floats as long as they stay within 2^24 units, and every spike is
 * that of the integers. A leak alone is rounded there and not here.
 */
public final class FloatEquivalent {
    /** Whole numbers up to it are exact. */
    private static final long EXACT = 1 << 24;

    /** Of neurons without memory, whose own thresholds are then in their biases. */
    private static final double THRESHOLD = 1;

    private FloatEquivalent() {}

    /** @throws InputException if a layer has thresholds that one in floating point cannot have, or numbers that are too great */
    public static Network of(QuantizedNetwork network) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedLayer layer = network.layers().get(i);
            int index = i;
            layers.add(layer.shape()
                    .layer(layer.input(), () -> floats(layer.integerWeights().orElseThrow(), "layer " + index)));
        }
        return new Network(layers, network.heads());
    }

    private static FloatWeights floats(IntegerWeights integers, String name) {
        int columns = integers.biases().length;
        if (integers.thresholds().length != columns) {
            throw new InputException(name + " has thresholds of single neurons, which a float network does not have");
        }
        boolean carriesOver = integers.neuronModel().carriesOver();
        double[] units = new double[columns];
        for (int n = 0; n < columns; n++) {
            units[n] = powerOfTwo(integers.scales()[integers.scales().length == 1 ? 0 : n]);
            if (carriesOver && (integers.thresholds()[n] != integers.thresholds()[0] || units[n] != units[0])) {
                throw new InputException(
                        name + " has neurons of different thresholds whose potentials carry over, which a"
                                + " float network does not have; quantize it with quantization.scale layer");
            }
        }
        float[] biases = new float[columns];
        for (int n = 0; n < columns; n++) {
            double bias = carriesOver
                    ? units[n] * integers.biases()[n]
                    : THRESHOLD + units[n] * ((double) integers.biases()[n] - integers.thresholds()[n]);
            biases[n] = exact(bias, name);
            requireExactSums(integers, n, bias / units[n], name);
        }
        float threshold = exact(carriesOver ? units[0] * integers.thresholds()[0] : THRESHOLD, name);
        return new FloatWeights(integers.neuronModel(), weights(integers, units), biases, threshold);
    }

    private static float[][] weights(IntegerWeights integers, double[] units) {
        short[][] rows = integers.weights();
        float[][] weights = new float[rows.length][units.length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < units.length; n++) {
                weights[i][n] = (float) (units[n] * rows[i][n]);
            }
        }
        return weights;
    }

    /** Of a time step. */
    private static void requireExactSums(IntegerWeights integers, int column, double bias, String name) {
        double most = Math.abs(bias);
        for (short[] row : integers.weights()) {
            most += Math.abs(row[column]);
        }
        if (most > EXACT) {
            throw new InputException(name + " has sums of up to " + (long) most + " units, of which 32-bit floats hold "
                    + EXACT + " exactly; quantize it with fewer bits");
        }
    }

    private static float exact(double value, String name) {
        if ((float) value != value) {
            throw new InputException(name + " has a threshold or bias of " + value
                    + ", which a 32-bit float does not hold exactly; quantize it with fewer bits");
        }
        return (float) value;
    }

    private static double powerOfTwo(float scale) {
        int exponent = Math.getExponent(scale);
        double mantissa = scale / Math.scalb(1.0, exponent);
        return Math.scalb(1.0, mantissa * mantissa < 2 ? exponent : exponent + 1);
    }
}
