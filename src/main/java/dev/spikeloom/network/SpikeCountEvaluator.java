package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Evaluates on {@code threads} threads, each with a forward pass of its own. */
    public AccuracyByTimeSteps evaluate(Supplier<? extends TimeStepForward> forwards, int threads) {
        AtomicInteger nextSample = new AtomicInteger();
        List<Callable<Tally>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(() -> classify(forwards.get(), nextSample));
        }
        Tally total = new Tally();
        runAll(workers).forEach(total::add);
        return total.accuracy();
    }

    private Tally classify(TimeStepForward forward, AtomicInteger nextSample) {
        Tally tally = new Tally();
        SpikeVector input = new SpikeVector(spikes.inputs());
        for (int first = nextSample.getAndAdd(SAMPLES_PER_CLAIM);
                first < spikes.samples();
                first = nextSample.getAndAdd(SAMPLES_PER_CLAIM)) {
            int end = Math.min(spikes.samples(), first + SAMPLES_PER_CLAIM);
            for (int sample = first; sample < end; sample++) {
                classify(forward, sample, input, tally);
            }
        }
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

    private static List<Tally> runAll(List<Callable<Tally>> workers) {
        ExecutorService executor = Executors.newFixedThreadPool(workers.size());
        try {
            List<Tally> results = new ArrayList<>();
            for (Future<Tally> result : executor.invokeAll(workers)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while evaluating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("evaluation failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
