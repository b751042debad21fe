package dev.spikeloom.explore;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.ClockedSimulator;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** The test set through the clocked model, at one time step and at the experiment's number of them. */
final class SimulateStage {
    private SimulateStage() {}

    /** @throws FailedCheckException if the clocked model classifies other images rightly than the quantized network */
    static SimulateOutcome run(RunFolder folder, Workload workload, int threads, Progress progress) {
        Design design = folder.design();
        SortedMap<Integer, SimulationResult> runs = simulate(design, workload, threads, progress);
        QuantizeOutcome quantized = folder.result().quantization().orElseThrow();
        SimulationResult run = runs.get(workload.experiment().timeSteps());
        requireSameAccuracy(design, workload, run, quantized);
        return outcome(design, runs, run);
    }

    private static SortedMap<Integer, SimulationResult> simulate(
            Design design, Workload workload, int threads, Progress progress) {
        SortedSet<Integer> timeSteps =
                new TreeSet<>(List.of(1, workload.experiment().timeSteps()));
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, timeSteps.size()));
        try {
            SortedMap<Integer, Future<SimulationResult>> pending = new TreeMap<>();
            for (int steps : timeSteps) {
                // The longer run is the one to watch.
                Progress shown = steps == timeSteps.last() ? progress : Progress.NONE;
                pending.put(
                        steps,
                        executor.submit(() -> new ClockedSimulator(design)
                                .run(
                                        workload.testSpikes(),
                                        workload.dataset().test().samples(),
                                        steps,
                                        HostTiming.saturated(),
                                        shown)));
            }
            SortedMap<Integer, SimulationResult> results = new TreeMap<>();
            for (var run : pending.entrySet()) {
                results.put(run.getKey(), run.getValue().get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("simulation failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    /** The clocked model and the integer reference are two ways to the same spikes, as long as nothing saturates. */
    private static void requireSameAccuracy(
            Design design, Workload workload, SimulationResult run, QuantizeOutcome quantized) {
        if (run.layers().stream().anyMatch(layer -> layer.saturations() > 0)) {
            return;
        }
        for (int steps : workload.allTimeSteps()) {
            int right = 0;
            for (int sample = 0; sample < run.samples(); sample++) {
                right += isRight(workload, sample, run.classesAfter(sample, steps, design.heads())) ? 1 : 0;
            }
            long expected = Math.round(quantized.testAccuracyByTimeSteps().get(steps) * run.samples());
            if (right != expected) {
                throw new FailedCheckException("after " + steps + " time steps the clocked model classifies " + right
                        + " of " + run.samples() + " test images rightly, but the quantized network " + expected);
            }
        }
    }

    /** A sample counts as classified rightly if each head finds its class. */
    private static boolean isRight(Workload workload, int sample, int[] classes) {
        for (int head = 0; head < classes.length; head++) {
            if (classes[head] != workload.dataset().test().label(sample, head)) {
                return false;
            }
        }
        return true;
    }

    private static SimulateOutcome outcome(
            Design design, SortedMap<Integer, SimulationResult> runs, SimulationResult run) {
        List<SimulateOutcome.Layer> layers = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            layers.add(layer(layer, run.layers().get(layer.index()), run.samples()));
        }
        return new SimulateOutcome(
                design.weightSramBytes(),
                run.samples(),
                run.cycles(),
                run.meanLatency(),
                run.meanInitiationInterval(),
                run.meanIntervalLowerBound(),
                each(runs, SimulationResult::meanLatency),
                each(runs, SimulationResult::meanInitiationInterval),
                each(runs, SimulationResult::meanIntervalLowerBound),
                each(runs, r -> r.meanInitiationInterval() / r.timeSteps()),
                each(runs, r -> r.meanIntervalLowerBound() / r.timeSteps()),
                layers);
    }

    private static SortedMap<Integer, Double> each(
            SortedMap<Integer, SimulationResult> runs, ToDoubleFunction<SimulationResult> figure) {
        SortedMap<Integer, Double> figures = new TreeMap<>();
        runs.forEach((steps, run) -> figures.put(steps, figure.applyAsDouble(run)));
        return figures;
    }

    private static SimulateOutcome.Layer layer(LayerDesign design, LayerCounters counters, int samples) {
        return new SimulateOutcome.Layer(
                design.index(),
                design.inputs(),
                design.neurons(),
                design.banks(),
                new SimulateOutcome.Macros(
                        design.banks() * design.columns(), design.bankWords(), design.wordBits(), design.readPorts()),
                design.membraneBits(),
                counters.readCycles(),
                counters.emptyCycles(),
                counters.conflictCycles(),
                counters.starvedCycles(),
                counters.blockedCycles(),
                (double) counters.spikesIn() / samples,
                (double) counters.spikesOut() / samples,
                counters.spikesInByStep(),
                counters.spikesOutByStep(),
                counters.sramReadsByBank(),
                counters.synapticOperations(),
                counters.saturations(),
                registerBanks(design, counters));
    }

    private static SortedMap<String, SimulateOutcome.RegisterBankActivity> registerBanks(
            LayerDesign design, LayerCounters counters) {
        SortedMap<String, SimulateOutcome.RegisterBankActivity> banks = new TreeMap<>();
        counters.enabledCycles()
                .forEach((bank, cycles) -> banks.put(
                        bank.name().toLowerCase(Locale.ROOT),
                        new SimulateOutcome.RegisterBankActivity(bank.bits(design), cycles)));
        return banks;
    }
}
