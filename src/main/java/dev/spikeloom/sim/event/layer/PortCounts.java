package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * How many weight rows of a spike vector each read port serves. A port's inputs are masks over words of the spike vector, so
 * that an active input costs nothing of its own.
 */
final class PortCounts {
    /** {@code [ports + 1]}: where the masks of each port begin. */
    private final int[] begins;
    /** The words that the masks are for. */
    private final int[] words;

    private final long[] masks;

    private PortCounts(int[] begins, int[] words, long[] masks) {
        this.begins = begins;
        this.words = words;
        this.masks = masks;
    }

    /** A layer's read ports. */
    static PortCounts ofPorts(DenseDesign layer) {
        return of(layer, layer.ports(), layer::portOf);
    }

    /** A layer's banks, as if each had one port. */
    static PortCounts ofBanks(DenseDesign layer) {
        return of(layer, layer.banks(), layer::bankOf);
    }

    /** @param portOf the port of a weight row */
    private static PortCounts of(DenseDesign layer, int ports, IntUnaryOperator portOf) {
        TreeMap<Long, Long> maskByPortAndWord = new TreeMap<>();
        for (int input = 0; input < layer.inputs(); input++) {
            int row = layer.rowOf(input);
            if (row >= 0) {
                long key = (long) portOf.applyAsInt(row) << Integer.SIZE | input / Long.SIZE;
                maskByPortAndWord.merge(key, 1L << input, (a, b) -> a | b);
            }
        }
        int[] begins = new int[ports + 1];
        int[] words = new int[maskByPortAndWord.size()];
        long[] masks = new long[words.length];
        int next = 0;
        for (var mask : maskByPortAndWord.entrySet()) {
            words[next] = mask.getKey().intValue();
            masks[next] = mask.getValue();
            next++;
            begins[(int) (mask.getKey() >>> Integer.SIZE) + 1] = next;
        }
        // A port without inputs begins, and ends, where the one before it ends.
        for (int port = 1; port <= ports; port++) {
            begins[port] = Math.max(begins[port], begins[port - 1]);
        }
        return new PortCounts(begins, words, masks);
    }

    int ports() {
        return begins.length - 1;
    }

    /** Sets {@code counts[p]} to the active inputs of port {@code p}; returns those of all, without spikes that are dropped. */
    int count(SpikeVector spikes, int[] counts) {
        int all = 0;
        for (int port = 0; port < counts.length; port++) {
            int count = 0;
            for (int i = begins[port]; i < begins[port + 1]; i++) {
                count += Long.bitCount(spikes.word(words[i]) & masks[i]);
            }
            counts[port] = count;
            all += count;
        }
        return all;
    }
}
