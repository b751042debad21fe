package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.Samples;
import java.util.List;

/**
 * A data set, split once and for all. Test samples are never used to choose anything.
 *
 * @param name as given on the command line, or by the folder that it is in
 * @param heads number of classes of each task that is to be learned of a sample
 * @param training samples to train on
 * @param validation samples to choose the best epoch and the quantizer's clipping by
 * @param test samples to report accuracy on
 */
public record Dataset(String name, List<Integer> heads, Samples training, Samples validation, Samples test) {
    public Dataset {
        heads = List.copyOf(heads);
    }

    /** Number of classes of all tasks: what a network needs outputs for. */
    public int classes() {
        return heads.stream().mapToInt(Integer::intValue).sum();
    }
}
