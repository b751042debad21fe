package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs the clocked model of an experiment's design on one test sample, for whoever shows what it does with it. */
public final class SampleTraceStudy {
    private SampleTraceStudy() {}

    /**
     * What the clocked model did with a sample.
     *
     * @param sample its number in the test samples, from 0
     * @param timeSteps that it was presented for
     * @param cycles that were logged
     * @param complete whether the sample's result was taken in them
     * @param pipeline the log of each weight row's way, as {@code pipeline.kanata} has it
     * @param timeline when each layer worked on which spike vector, as {@code timeline.json} has it
     */
    public record SampleTrace(
            int sample, int timeSteps, long cycles, boolean complete, String pipeline, String timeline) {}

    /**
     * Presents a sample to a host that never waits.
     *
     * @param sample of the test samples, from 0
     * @param mostCycles after which it ends in any case
     * @throws InputException if there is no quantized network, the accelerator does not do it, its data set is missing, or
     *     has no such sample
     */
    public static SampleTrace of(TrainedNetworks networks, int sample, long mostCycles, RunOptions options) {
        Experiment experiment = networks.experiment();
        Design design = Machines.elaborate(networks.requireQuantized(), experiment.architecture());
        Workload workload = Workload.load(experiment, options.cache());
        SpikeSource all = workload.testSpikes();
        if (sample < 0 || sample >= all.samples()) {
            throw new InputException("--sample is '" + sample + "', allowed: 0 to " + (all.samples() - 1)
                    + ", the test samples of " + experiment.dataset());
        }
        int timeSteps = experiment.timeSteps();
        Host host = Host.of(design, new OneSample(all, sample), 1, timeSteps, HostTiming.saturated());
        ClockedModel model = Simulators.clockedModel(design, host);
        TraceLayout layout = design.traceLayout();
        StringBuilder pipeline = new StringBuilder();
        StringBuilder timeline = new StringBuilder();
        try {
            LoggedRun run = LoggedRun.run(
                    model,
                    layout,
                    1,
                    mostCycles,
                    List.of(model.pipelineLog(layout, pipeline), model.timeline(layout, timeline)),
                    Progress.NONE);
            return new SampleTrace(
                    sample, timeSteps, run.cycles(), run.results() == 1, pipeline.toString(), timeline.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source with one of another's samples. */
    private record OneSample(SpikeSource all, int sample) implements SpikeSource {
        @Override
        public int samples() {
            return 1;
        }

        @Override
        public int inputs() {
            return all.inputs();
        }

        @Override
        public void read(int first, int step, SpikeVector into) {
            all.read(sample + first, step, into);
        }
    }
}
