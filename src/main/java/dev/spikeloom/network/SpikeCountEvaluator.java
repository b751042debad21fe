package dev.spikeloom.network;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.SharedRange;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/**
 * Classifies samples as the hardware does: output spikes are counted by class over the time steps of a sample, and
 * {@link Readout#MOST_SPIKES} decides, for each head on its own. One pass gives the accuracy at every number of time steps
 * asked for. The result is the same for any number of threads.
 */
public final class SpikeCountEvaluator {
    private static final int SAMPLES_PER_CLAIM = 32;
    private static final Readout READOUT = Readout.MOST_SPIKES;

    private final SpikeSource spikes;
    private final IntBinaryOperator labels;
    private final List<Integer> heads;
    private final int[] timeSteps;

    /**
     * @param spikes what is presented; all its samples are
     * @param labels sample and head to class, counted from 0 in the head
     * @param heads the classes of each head; the output neurons of the first come first
     * @param timeSteps numbers of time steps to report accuracy at, each at least 1
     * @throws IllegalArgumentException if there is none, or one below 1
     */
    public SpikeCountEvaluator(
            SpikeSource spikes, IntBinaryOperator labels, List<Integer> heads, List<Integer> timeSteps) {
        SortedSet<Integer> ascending = new TreeSet<>(timeSteps);
        if (ascending.isEmpty() || ascending.first() < 1) {
            throw new IllegalArgumentException("time steps " + timeSteps + ", expected numbers of at least 1");
        }
        this.spikes = spikes;
        this.labels = labels;
        this.heads = List.copyOf(heads);
        this.timeSteps = ascending.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Evaluates on {@code threads} threads, each with a forward pass of its own.
     *
     * @throws IllegalStateException if a forward pass fails, which is then the cause, or the thread is interrupted
     * @throws dev.spikeloom.io.InputException if a forward pass throws it
     */
    public AccuracyByTimeSteps evaluate(Supplier<? extends TimeStepForward> forwards, int threads) {
        SharedRange samples = new SharedRange(0, spikes.samples(), SAMPLES_PER_CLAIM);
        Callable<Tally> worker = () -> classify(forwards.get(), samples);
        Tally total = new Tally();
        OrderedTasks.run(threads, Collections.nCopies(threads, worker), "evaluating")
                .forEach(total::add);
        return total.accuracy();
    }

    private Tally classify(TimeStepForward forward, SharedRange samples) {
        Tally tally = new Tally();
        SpikeVector input = new SpikeVector(spikes.inputs());
        samples.forEach(sample -> classify(forward, sample, input, tally));
        return tally;
    }

    private void classify(TimeStepForward forward, int sample, SpikeVector input, Tally tally) {
        int[] counts = new int[heads.stream().mapToInt(Integer::intValue).sum()];
        int step = 0;
        forward.startSample();
        for (int i = 0; i < timeSteps.length; i++) {
            for (; step < timeSteps[i]; step++) {
                spikes.read(sample, step, input);
                SpikeVector output = forward.step(input);
                output.addTo(counts);
            }
            tally.add(i, sample, counts);
        }
    }

    /** Samples classified rightly, at each of the numbers of time steps. */
    private final class Tally {
        private final int[][] byHead = new int[timeSteps.length][heads.size()];
        private final int[] inAllHeads = new int[timeSteps.length];

        void add(int index, int sample, int[] counts) {
            boolean all = true;
            int first = 0;
            for (int head = 0; head < heads.size(); head++) {
                int end = first + heads.get(head);
                boolean right = READOUT.winner(counts, first, end) - first == labels.applyAsInt(sample, head);
                byHead[index][head] += right ? 1 : 0;
                all &= right;
                first = end;
            }
            inAllHeads[index] += all ? 1 : 0;
        }

        void add(Tally other) {
            for (int i = 0; i < timeSteps.length; i++) {
                inAllHeads[i] += other.inAllHeads[i];
                for (int head = 0; head < heads.size(); head++) {
                    byHead[i][head] += other.byHead[i][head];
                }
            }
        }

        AccuracyByTimeSteps accuracy() {
            SortedMap<Integer, AccuracyByTimeSteps.Correct> correct = new TreeMap<>();
            for (int i = 0; i < timeSteps.length; i++) {
                correct.put(
                        timeSteps[i],
                        new AccuracyByTimeSteps.Correct(
                                Arrays.stream(byHead[i]).boxed().toList(), inAllHeads[i]));
            }
            return new AccuracyByTimeSteps(spikes.samples(), correct);
        }
    }
}
