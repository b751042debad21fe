package dev.spikeloom.quantize;

import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The neurons of a layer: what they start a time step from, and how they fire. */
final class Neurons {
    private final NeuronModel neuronModel;
    private final int[] biases;
    private final int[] thresholds;
    private final long safeSteps;

    private final int[] v;
    /** SNN-CT: what the last time step left; the next one starts from it. */
    private final int[] carried;

    private final SpikeVector spikes;
    private long steps;

    Neurons(QuantizedLayer.Weighted layer, NeuronModel neuronModel) {
        this(
                neuronModel,
                perNeuron(layer.biases(), layer.neurons()),
                perNeuron(layer.thresholds(), layer.neurons()),
                neuronModel == NeuronModel.SNN_DC ? Long.MAX_VALUE : safeSteps(layer));
    }

    private Neurons(NeuronModel neuronModel, int[] biases, int[] thresholds, long safeSteps) {
        this.neuronModel = neuronModel;
        this.biases = biases;
        this.thresholds = thresholds;
        this.safeSteps = safeSteps;
        this.v = new int[biases.length];
        this.carried = new int[neuronModel == NeuronModel.SNN_CT ? biases.length : 0];
        this.spikes = new SpikeVector(biases.length);
    }

    /** The same neurons with a state of their own. */
    Neurons copy() {
        return new Neurons(neuronModel, biases, thresholds, safeSteps);
    }

    void startSample() {
        Arrays.fill(carried, 0);
        steps = 0;
    }

    /**
     * The potentials, with what they start the next time step from, for the weights to be added to.
     *
     * @throws ArithmeticException if a potential might leave 32 bits in this time step
     */
    int[] startStep() {
        if (++steps > safeSteps) {
            throw new ArithmeticException(
                    "potentials may leave 32 bits after " + safeSteps + " time steps of a sample");
        }
        System.arraycopy(biases, 0, v, 0, v.length);
        for (int n = 0; n < carried.length; n++) {
            v[n] += carried[n];
        }
        return v;
    }

    /** Compares the potentials with the thresholds. */
    SpikeVector fire() {
        for (int word = 0; word < spikes.wordCount(); word++) {
            int first = 64 * word;
            int end = Math.min(64, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= (v[first + bit] > thresholds[first + bit] ? 1L : 0L) << bit;
            }
            spikes.setWord(word, bits);
        }
        for (int n = 0; n < carried.length; n++) {
            carried[n] = v[n] > thresholds[n] ? v[n] - thresholds[n] : v[n];
        }
        return spikes;
    }

    int[] potentials() {
        return v;
    }

    SpikeVector spikes() {
        return spikes;
    }

    /** Time steps until which no potential can leave 32 bits: each adds the weights of all inputs at most. */
    private static long safeSteps(QuantizedLayer.Weighted layer) {
        long most = 1;
        for (int column = 0; column < layer.biases().length; column++) {
            long sum = Math.abs(layer.biases()[column]);
            for (short[] row : layer.weights()) {
                sum += Math.abs(row[column]);
            }
            most = Math.max(most, sum);
        }
        return Integer.MAX_VALUE / most;
    }

    /** Neurons of a convolution are numbered channels innermost, and share the values of their channel. */
    private static int[] perNeuron(int[] values, int neurons) {
        int[] repeated = new int[neurons];
        for (int n = 0; n < neurons; n++) {
            repeated[n] = values[n % values.length];
        }
        return repeated;
    }
}
