package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.Samples;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The same for a network of fewer tasks, the first of these: it has the samples that are of the first class in all others, such
     * as recordings forwards. The same for any other network.
     *
     * @param tasks number of classes of each
     */
    public Dataset forTasks(List<Integer> tasks) {
        boolean fewer =
                tasks.size() < heads.size() && heads.subList(0, tasks.size()).equals(tasks);
        return fewer && !tasks.isEmpty()
                ? new Dataset(
                        name,
                        tasks,
                        ofFirstClass(training, tasks),
                        ofFirstClass(validation, tasks),
                        ofFirstClass(test, tasks))
                : this;
    }

    private Samples ofFirstClass(Samples samples, List<Integer> tasks) {
        return samples.subset(IntStream.range(0, samples.samples())
                .filter(sample ->
                        IntStream.range(tasks.size(), heads.size()).allMatch(head -> samples.label(sample, head) == 0))
                .toArray());
    }

    /** Number of classes of all tasks: what a network needs outputs for. */
    public int classes() {
        return heads.stream().mapToInt(Integer::intValue).sum();
    }
}
