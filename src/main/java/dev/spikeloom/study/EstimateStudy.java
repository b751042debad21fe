package dev.spikeloom.study;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.physical.reference.ReferenceFlow;
import dev.spikeloom.physical.reference.ReferencePlan;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;

/** Finds what the design of an experiment costs in a technology. */
public final class EstimateStudy {
    private EstimateStudy() {}

    /**
     * Estimates the design of a quantized network.
     *
     * @throws InputException if there is no quantized network, the accelerator does not do it, its data set or the technology
     *     is missing, the plan does not fit, or a tool is missing or fails
     */
    public static DesignEstimate of(
            TrainedNetworks networks, EstimatePlan plan, RunOptions options, Progress progress) {
        Experiment experiment = networks.experiment();
        QuantizedNetwork network = networks.requireQuantized();
        Technology technology = Technologies.load(plan.technology().orElseGet(experiment::technology), options.cache());
        Design design = Machines.elaborate(network, experiment.architecture());
        Workload workload = Workload.load(experiment, options.cache());
        Samples test = workload.dataset().test();
        int samples = plan.samples()
                .orElse(plan.reference() ? Math.min(ReferencePlan.DEFAULT_SAMPLES, test.samples()) : test.samples());
        int timeSteps = new TracePlan(samples, plan.timeSteps(), Long.MAX_VALUE).timeStepsOf(experiment, test);
        Subject subject = new Subject(networks, design, workload, technology, samples, timeSteps);
        if (plan.reference()) {
            Estimate estimate = reference(subject, plan, options, progress);
            return result(subject, estimate, simulated(subject, test.samples(), options, progress));
        }
        Characterisation costs = Characterisations.load(technology, options.cache());
        SimulationResult all = simulated(subject, test.samples(), options, progress);
        SimulationResult run = samples == test.samples() ? all : simulated(subject, samples, options, progress);
        return result(subject, FastModels.estimate(design, run, technology, costs, plan.options()), all);
    }

    /** @param all test samples through the design, for its accuracy */
    private static DesignEstimate result(Subject subject, Estimate estimate, SimulationResult all) {
        Experiment experiment = subject.networks().experiment();
        return new DesignEstimate(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                subject.workload().accuracy(all.classes()),
                estimate);
    }

    /** What is estimated. */
    private record Subject(
            TrainedNetworks networks,
            Design design,
            Workload workload,
            Technology technology,
            int samples,
            int timeSteps) {}

    private static Estimate reference(Subject subject, EstimatePlan plan, RunOptions options, Progress progress) {
        return new ReferenceFlow(subject.technology(), options.cache(), options.threads(), progress)
                .estimate(
                        subject.design(),
                        SubjectVerilog.of(subject.networks(), subject.design(), progress),
                        subject.workload().testSpikes(),
                        new ReferencePlan(
                                subject.samples(), subject.timeSteps(), plan.flat(), plan.toggles(), plan.waves()),
                        plan.options());
    }

    private static SimulationResult simulated(Subject subject, int samples, RunOptions options, Progress progress) {
        progress.message("running the design on " + samples + " test samples");
        return Simulators.event(subject.design(), options.threads())
                .orElseGet(() -> Simulators.clocked(subject.design()))
                .run(subject.workload().testSpikes(), samples, subject.timeSteps(), HostTiming.saturated(), progress);
    }
}
