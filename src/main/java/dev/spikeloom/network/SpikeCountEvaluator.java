package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
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
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Classifies samples as the hardware does: output spikes are counted by class over the time steps of a sample, and
 * {@link Classifier#argmax} decides. One pass gives the accuracy at every number of time steps asked for. The result is
 * the same for any number of threads.
 */
public final class SpikeCountEvaluator {
    private static final int SAMPLES_PER_CLAIM = 32;

    private final SpikeSource spikes;
    private final IntUnaryOperator labels;
    private final int[] timeSteps;

    /**
     * @param spikes what is presented; all its samples are
     * @param labels sample to class
     * @param timeSteps numbers of time steps to report accuracy at, each at least 1
     */
    public SpikeCountEvaluator(SpikeSource spikes, IntUnaryOperator labels, List<Integer> timeSteps) {
        SortedSet<Integer> ascending = new TreeSet<>(timeSteps);
        if (ascending.isEmpty() || ascending.first() < 1) {
            throw new IllegalArgumentException("time steps " + timeSteps + ", expected numbers of at least 1");
        }
        this.spikes = spikes;
        this.labels = labels;
        this.timeSteps = ascending.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Evaluates on {@code threads} threads, each with a forward pass of its own. */
    public AccuracyByTimeSteps evaluate(Supplier<? extends TimeStepForward> forwards, int threads) {
        AtomicInteger nextSample = new AtomicInteger();
        List<Callable<int[]>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(() -> classify(forwards.get(), nextSample));
        }
        int[] correct = new int[timeSteps.length];
        for (int[] found : runAll(workers)) {
            for (int i = 0; i < correct.length; i++) {
                correct[i] += found[i];
            }
        }
        SortedMap<Integer, Integer> byTimeSteps = new TreeMap<>();
        for (int i = 0; i < correct.length; i++) {
            byTimeSteps.put(timeSteps[i], correct[i]);
        }
        return new AccuracyByTimeSteps(spikes.samples(), byTimeSteps);
    }

    private int[] classify(TimeStepForward forward, AtomicInteger nextSample) {
        int[] correct = new int[timeSteps.length];
        SpikeVector input = new SpikeVector(spikes.inputs());
        for (int first = nextSample.getAndAdd(SAMPLES_PER_CLAIM);
                first < spikes.samples();
                first = nextSample.getAndAdd(SAMPLES_PER_CLAIM)) {
            int end = Math.min(spikes.samples(), first + SAMPLES_PER_CLAIM);
            for (int sample = first; sample < end; sample++) {
                classify(forward, sample, input, correct);
            }
        }
        return correct;
    }

    private void classify(TimeStepForward forward, int sample, SpikeVector input, int[] correct) {
        int[] counts = new int[0];
        int step = 0;
        for (int i = 0; i < timeSteps.length; i++) {
            for (; step < timeSteps[i]; step++) {
                spikes.read(sample, step, input);
                SpikeVector output = forward.step(input);
                if (step == 0) {
                    counts = new int[output.size()];
                }
                for (int c = output.nextSpike(0); c >= 0; c = output.nextSpike(c + 1)) {
                    counts[c]++;
                }
            }
            if (Classifier.argmax(counts) == labels.applyAsInt(sample)) {
                correct[i]++;
            }
        }
    }

    private static List<int[]> runAll(List<Callable<int[]>> workers) {
        ExecutorService executor = Executors.newFixedThreadPool(workers.size());
        try {
            List<int[]> results = new ArrayList<>();
            for (Future<int[]> result : executor.invokeAll(workers)) {
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
