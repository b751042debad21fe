package dev.spikeloom.run;

import dev.spikeloom.design.Design;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.run.outcome.PhysicalOutcome;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.Verification;
import dev.spikeloom.sim.machine.Simulators;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The test set through a simulator, at one time step and at the experiment's number of them. */
final class SimulateStage extends Stage<SimulateOutcome> {
    SimulateStage(Stage<?> quantize) {
        super("simulate", quantize, SimulateOutcome.class);
    }

    @Override
    List<String> sections() {
        return List.of("architecture", "physical");
    }

    @Override
    boolean needsAccelerator() {
        return true;
    }

    @Override
    boolean elaborates() {
        return true;
    }

    @Override
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return true;
    }

    /**
     * @throws FailedCheckException if the simulator classifies other images rightly than the quantized network, or the
     *     simulators differ on the samples to be verified
     */
    @Override
    SimulateOutcome run(StageRun stage) {
        Workload workload = stage.workload();
        RunOptions options = stage.options();
        Progress progress = stage.progress();
        int samples = workload.dataset().test().samples();
        options.simulation().requireSamples(samples);
        Design design = stage.design();
        SimulateOutcome.Verification verification = verify(design, workload, options, progress);
        Simulator simulator = options.simulation().engine().simulator(design, options.threads());
        SortedMap<Integer, SimulationResult> runs = new TreeMap<>();
        for (int steps : new TreeSet<>(List.of(1, workload.experiment().timeSteps()))) {
            runs.put(steps, simulator.run(workload.testSpikes(), samples, steps, HostTiming.saturated(), progress));
        }
        SimulationResult run = runs.get(workload.experiment().timeSteps());
        requireSameAccuracy(
                design,
                workload,
                run,
                stage.folder().result().outcome(Stages.QUANTIZE).orElseThrow());
        return outcome(
                design,
                runs,
                run,
                verification,
                BottleneckSearch.of(design, run, workload.testSpikes(), options.threads()),
                physical(design, run, stage));
    }

    /** Null if no sample is to be verified. */
    private static SimulateOutcome.Verification verify(
            Design design, Workload workload, RunOptions options, Progress progress) {
        int samples = options.simulation().verifySamples();
        if (samples == 0) {
            return null;
        }
        progress.message("verifying " + samples + " samples on both engines");
        Verification verification = Simulators.verification(
                design,
                workload.testSpikes(),
                samples,
                workload.experiment().timeSteps(),
                HostTiming.saturated(),
                options.threads());
        verification.firstDifference().ifPresent(difference -> {
            throw new FailedCheckException(
                    "the event model differs from the clocked model in " + verification.differences() + " of "
                            + verification.compared() + " values, first in " + difference);
        });
        return new SimulateOutcome.Verification(samples, verification.cycles(), verification.compared());
    }

    /** The simulators and the integer reference are ways to the same spikes, as long as nothing saturates. */
    private static void requireSameAccuracy(
            Design design, Workload workload, SimulationResult run, QuantizeOutcome quantized) {
        if (run.layers().stream().anyMatch(layer -> layer.saturations() > 0)) {
            return;
        }
        for (int steps : workload.allTimeSteps()) {
            int right = 0;
            for (int sample = 0; sample < run.samples(); sample++) {
                right += workload.isRight(sample, run.classesAfter(sample, steps, design)) ? 1 : 0;
            }
            long expected = Math.round(quantized.testAccuracyByTimeSteps().get(steps) * run.samples());
            if (right != expected) {
                throw new FailedCheckException("after " + steps + " time steps the simulator classifies " + right
                        + " of " + run.samples() + " test images rightly, but the quantized network " + expected);
            }
        }
    }

    private static SimulateOutcome outcome(
            Design design,
            SortedMap<Integer, SimulationResult> runs,
            SimulationResult run,
            SimulateOutcome.Verification verification,
            BottleneckFigures bottleneck,
            PhysicalOutcome physical) {
        return new SimulateOutcome(
                design.weightSramBytes(),
                run.samples(),
                run.cycles(),
                run.lowerBoundCycles(),
                run.meanLatency(),
                run.meanInitiationInterval(),
                run.meanBusiestLayerCycles(),
                each(runs, SimulationResult::meanLatency),
                each(runs, SimulationResult::meanInitiationInterval),
                each(runs, SimulationResult::meanBusiestLayerCycles),
                each(runs, r -> r.meanInitiationInterval() / r.timeSteps()),
                each(runs, r -> r.meanBusiestLayerCycles() / r.timeSteps()),
                verification,
                DesignFigures.layers(design, run),
                (double) run.layers().stream()
                                .mapToLong(LayerCounters::sramReads)
                                .sum()
                        / run.samples(),
                bottleneck,
                physical);
    }

    /** Better known before the training. */
    @Override
    void requireNamed(Experiment experiment, Path cache) {
        Characterisations.load(Technologies.load(experiment.technology(), cache), cache);
    }

    private static PhysicalOutcome physical(Design design, SimulationResult run, StageRun stage) {
        Technology technology = Technologies.load(
                stage.experiment().technology(), stage.options().cache());
        Characterisation costs =
                Characterisations.load(technology, stage.options().cache());
        return PhysicalOutcome.of(FastModels.estimate(design, run, technology, costs, EstimateOptions.DEFAULT));
    }

    private static SortedMap<Integer, Double> each(
            SortedMap<Integer, SimulationResult> runs, ToDoubleFunction<SimulationResult> figure) {
        SortedMap<Integer, Double> figures = new TreeMap<>();
        runs.forEach((steps, run) -> figures.put(steps, figure.applyAsDouble(run)));
        return figures;
    }
}
