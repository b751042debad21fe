package dev.spikeloom.train.neuron;

import dev.spikeloom.network.Readout;
import java.util.List;

/** Decisions of an output layer in training, where several classes seldom tie. */
final class Heads {
    private Heads() {}

    static int outputs(List<Integer> heads) {
        return heads.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether in each head the value of the labelled class is the first of the greatest. */
    static boolean allRight(float[] values, List<Integer> heads, int[] labels) {
        int first = 0;
        for (int h = 0; h < labels.length; h++) {
            int end = first + heads.get(h);
            if (Readout.argmax(values, first, end) - first != labels[h]) {
                return false;
            }
            first = end;
        }
        return true;
    }
}
