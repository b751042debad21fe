package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.train.FloatEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Presents the test samples to networks, run after run with other random spikes. All networks of one instance see the
 * same runs.
 */
public final class AccuracyRuns {
    private final Samples samples;
    private final long firstSeed;
    private final EvaluationPlan plan;
    private final int threads;
    private final Progress progress;
    private final int networks;
    private int runsDone;

    /**
     * @param networks how many will be evaluated, for the progress
     * @throws dev.spikeloom.io.InputException if the test samples are recordings that are shorter than planned
     */
    public AccuracyRuns(Workload workload, EvaluationPlan plan, int threads, Progress progress, int networks) {
        this.samples = workload.dataset().test();
        this.firstSeed = workload.experiment().encoderSeed();
        this.plan = plan.on(samples);
        this.threads = threads;
        this.progress = progress;
        this.networks = networks;
    }

    /** How many runs each network sees. */
    public int runs() {
        return plan.runs();
    }

    /** The accuracy of a network, named {@code name} in the result: head by head if there are several, then of all. */
    public List<AccuracySeries> curves(String name, Network network) {
        return curves(
                name,
                network.heads(),
                seed -> FloatEvaluator.evaluate(network, samples, plan.timeSteps(), seed, threads));
    }

    /** As {@link #curves(String, Network)}. */
    public List<AccuracySeries> curves(String name, QuantizedNetwork network) {
        return curves(
                name,
                network.heads(),
                seed -> QuantizedEvaluator.evaluate(network, samples, plan.timeSteps(), seed, threads));
    }

    /** Presents all samples once. */
    @FunctionalInterface
    private interface Run {
        AccuracyByTimeSteps evaluate(long encoderSeed);
    }

    private List<AccuracySeries> curves(String name, List<Integer> heads, Run run) {
        List<AccuracyByTimeSteps> results = new ArrayList<>();
        for (int i = 0; i < plan.runs(); i++) {
            results.add(run.evaluate(firstSeed + i));
            progress.update(++runsDone, (long) networks * plan.runs(), "runs of all test samples, " + name);
        }
        List<AccuracySeries> curves = new ArrayList<>();
        for (int h = 0; heads.size() > 1 && h < heads.size(); h++) {
            int head = h;
            curves.add(new AccuracySeries(
                    name, head + 1, heads.get(head), estimates(results, (result, steps) -> result.at(steps, head))));
        }
        curves.add(new AccuracySeries(name, null, null, estimates(results, AccuracyByTimeSteps::at)));
        return curves;
    }

    /** The share of samples that one run classified rightly. */
    @FunctionalInterface
    private interface Share {
        double at(AccuracyByTimeSteps result, int timeSteps);
    }

    private SortedMap<Integer, Estimate> estimates(List<AccuracyByTimeSteps> results, Share share) {
        SortedMap<Integer, Estimate> estimates = new TreeMap<>();
        for (int steps : plan.timeSteps()) {
            estimates.put(
                    steps,
                    Estimate.of(results.stream()
                            .map(result -> share.at(result, steps))
                            .toList()));
        }
        return estimates;
    }
}
