package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic of SNN-DC neurons (discontinuous integration; Yin et al. 2017, eq. 2 and 3), without any notion of
 * cycles. It is the specification that everything else is held to:
 *
 * <ol>
 *   <li>At each time step the membrane potential {@code v} of each neuron starts at zero.
 *   <li>For each active presynaptic index in ascending order, {@code v += weight}, exactly: widths are chosen so that no
 *       sum can leave them.
 *   <li>The neuron spikes if and only if {@code v > threshold}, signed.
 * </ol>
 *
 * <p>Not thread-safe: holds the state of one time step.
 */
public final class IntegerReference {
    private final List<QuantizedLayer> layers;
    private final int[][] potentials;
    private final SpikeVector[] spikes;

    public IntegerReference(QuantizedNetwork network) {
        this.layers = network.layers();
        this.potentials = layers.stream().map(l -> new int[l.neurons()]).toArray(int[][]::new);
        this.spikes = layers.stream().map(l -> new SpikeVector(l.neurons())).toArray(SpikeVector[]::new);
    }

    /** Runs one time step and returns the spikes of the output layer, valid until the next call. */
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (int i = 0; i < spikes.length; i++) {
            integrate(layers.get(i), presynaptic, potentials[i]);
            fire(potentials[i], layers.get(i).thresholds(), spikes[i]);
            presynaptic = spikes[i];
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step, {@code [neurons]}. */
    public int[] potentials(int layer) {
        return potentials[layer];
    }

    /** The spikes of a layer at the last step. */
    public SpikeVector spikes(int layer) {
        return spikes[layer];
    }

    private static void integrate(QuantizedLayer layer, SpikeVector presynaptic, int[] v) {
        Arrays.fill(v, 0);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            short[] row = layer.weights()[i];
            for (int n = 0; n < v.length; n++) {
                v[n] += row[n];
            }
        }
    }

    private static void fire(int[] v, int[] thresholds, SpikeVector spikes) {
        spikes.clear();
        for (int n = 0; n < v.length; n++) {
            if (v[n] > thresholds[n]) {
                spikes.set(n);
            }
        }
    }
}
