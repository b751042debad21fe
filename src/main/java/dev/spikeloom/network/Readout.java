package dev.spikeloom.network;

import java.util.List;

/** How what the output neurons of a sample hold becomes a class in each head. */
@FunctionalInterface
public interface Readout {
    /** The class whose neuron has spiked most often; of several, the lowest. */
    Readout MOST_SPIKES = Readout::argmax;

    /**
     * The neuron that decides a head.
     *
     * @param outputs what each output neuron holds at the end of the sample, such as its number of spikes
     * @param from the first neuron of the head
     * @param to the end of the head
     * @return from {@code from} to before {@code to}
     */
    int winner(int[] outputs, int from, int to);

    /**
     * The class of each head, counted from the head's own first.
     *
     * @param outputs what each output neuron holds; those of the first head come first
     * @param heads the classes of each head
     */
    default int[] classes(int[] outputs, List<Integer> heads) {
        int[] classes = new int[heads.size()];
        int from = 0;
        for (int head = 0; head < classes.length; head++) {
            int to = from + heads.get(head);
            classes[head] = winner(outputs, from, to) - from;
            from = to;
        }
        return classes;
    }

    /** The first of the greatest values from {@code from} to before {@code to}, counted from the start of the array. */
    static int argmax(float[] values, int from, int to) {
        int best = from;
        for (int n = from + 1; n < to; n++) {
            if (values[n] > values[best]) {
                best = n;
            }
        }
        return best;
    }

    private static int argmax(int[] values, int from, int to) {
        int best = from;
        for (int n = from + 1; n < to; n++) {
            if (values[n] > values[best]) {
                best = n;
            }
        }
        return best;
    }
}
