package dev.spikeloom.quantize;

import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic of {@link dev.spikeloom.network.IntegerReference}, written for speed: weight rows widened once, eight
 * of them added in one pass over the potentials, so that the compiler keeps the potentials in vector registers.
 *
 * <p>Not thread-safe: holds the state of one time step. The widened weights are shared by {@link #copy}.
 */
public final class QuantizedForward implements TimeStepForward {
    private final int[][][] weights;
    private final int[][] thresholds;
    private final int[][] potentials;
    private final SpikeVector[] spikes;
    private final int[] active;

    public QuantizedForward(QuantizedNetwork network) {
        this(
                network.layers().stream().map(QuantizedForward::widen).toArray(int[][][]::new),
                network.layers().stream().map(QuantizedLayer::thresholds).toArray(int[][]::new));
    }

    private QuantizedForward(int[][][] weights, int[][] thresholds) {
        this.weights = weights;
        this.thresholds = thresholds;
        List<int[]> layers = List.of(thresholds);
        this.potentials = layers.stream().map(t -> new int[t.length]).toArray(int[][]::new);
        this.spikes = layers.stream().map(t -> new SpikeVector(t.length)).toArray(SpikeVector[]::new);
        this.active = new int
                [Arrays.stream(weights).mapToInt(rows -> rows.length).max().orElseThrow()];
    }

    /** A forward pass of the same network with a state of its own. */
    public QuantizedForward copy() {
        return new QuantizedForward(weights, thresholds);
    }

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (int i = 0; i < spikes.length; i++) {
            integrate(weights[i], presynaptic, potentials[i]);
            fire(potentials[i], thresholds[i], spikes[i]);
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

    private static int[][] widen(QuantizedLayer layer) {
        int[][] rows = new int[layer.inputs()][layer.neurons()];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                rows[i][n] = layer.weights()[i][n];
            }
        }
        return rows;
    }

    private void integrate(int[][] rows, SpikeVector presynaptic, int[] v) {
        int count = presynaptic.listSpikes(active);
        Arrays.fill(v, 0);
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            addEight(
                    v,
                    rows[active[i]],
                    rows[active[i + 1]],
                    rows[active[i + 2]],
                    rows[active[i + 3]],
                    rows[active[i + 4]],
                    rows[active[i + 5]],
                    rows[active[i + 6]],
                    rows[active[i + 7]]);
        }
        for (; i < count; i++) {
            addOne(v, rows[active[i]]);
        }
    }

    private static void addEight(int[] v, int[] a, int[] b, int[] c, int[] d, int[] e, int[] f, int[] g, int[] h) {
        for (int n = 0; n < v.length; n++) {
            v[n] = v[n] + a[n] + b[n] + c[n] + d[n] + e[n] + f[n] + g[n] + h[n];
        }
    }

    private static void addOne(int[] v, int[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] += row[n];
        }
    }

    private static void fire(int[] v, int[] thresholds, SpikeVector spikes) {
        for (int word = 0; word < spikes.wordCount(); word++) {
            int first = 64 * word;
            int end = Math.min(64, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= (v[first + bit] > thresholds[first + bit] ? 1L : 0L) << bit;
            }
            spikes.setWord(word, bits);
        }
    }
}
