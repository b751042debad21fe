package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.sim.trace.VcdWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the clocked model of an experiment's design did with test samples, written down cycle by cycle.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param samples that were presented
 * @param timeSteps of each
 * @param results samples whose results were taken; fewer than {@code samples} if the trace was cut short
 * @param cycles that were written down, from the first after reset
 * @param files that were written
 */
public record Traces(
        String experiment, String network, int samples, int timeSteps, int results, long cycles, List<String> files) {
    static final String PIPELINE = "pipeline.kanata";
    static final String TIMELINE = "timeline.json";

    /** What is written. */
    public static final List<String> FILES = List.of(GtkwaveSave.WAVES, GtkwaveSave.NAME, PIPELINE, TIMELINE);

    /** Name of the folder for traces within that of a run. */
    public static final String FOLDER = RunFolder.TRACES;

    public Traces {
        files = List.copyOf(files);
    }

    /**
     * Runs the design of the quantized network and leaves traces.
     *
     * @param folder for the files; they appear together once all are written, and replace earlier ones
     * @param appearing is called just before they do
     * @throws InputException if there is no quantized network, the accelerator does not do it, or its data set is
     *     missing or does not fit the plan
     */
    public static Traces write(
            TrainedNetworks networks,
            TracePlan plan,
            Path folder,
            Runnable appearing,
            RunOptions options,
            Progress progress) {
        Experiment experiment = networks.experiment();
        QuantizedNetwork network = networks.requireQuantized();
        Design design = Machines.elaborate(network, experiment.architecture());
        Workload workload = Workload.load(experiment, options.cache());
        int timeSteps = plan.timeStepsOf(experiment, workload.dataset().test());
        Writing writing = new Writing(design, workload, plan, timeSteps, appearing, progress);
        AtomicFiles.writeAll(FILES.stream().map(folder::resolve).toList(), writing);
        return new Traces(
                experiment.name(),
                experiment.topology().toString(),
                plan.samples(),
                timeSteps,
                writing.run.results(),
                writing.run.cycles(),
                FILES);
    }

    /** The results as JSON. */
    public String toJson() {
        return Json.text(this);
    }

    /** Runs the clocked model and writes all files side by side. */
    private static final class Writing implements AtomicFiles.GroupWriter {
        private final Design design;
        private final Workload workload;
        private final TracePlan plan;
        private final int timeSteps;
        private final Runnable appearing;
        private final Progress progress;
        private LoggedRun run;

        Writing(
                Design design,
                Workload workload,
                TracePlan plan,
                int timeSteps,
                Runnable appearing,
                Progress progress) {
            this.design = design;
            this.workload = workload;
            this.plan = plan;
            this.timeSteps = timeSteps;
            this.appearing = appearing;
            this.progress = progress;
        }

        @Override
        public void writeTo(List<OutputStream> outs) throws IOException {
            List<Writer> texts = outs.stream().map(Writing::text).toList();
            TraceLayout layout = design.traceLayout();
            VcdWriter waves = new VcdWriter(layout, Verilog.topModule(design), texts.get(0));
            new GtkwaveSave(design, Simulators.signalOrder(design, layout), layout, Verilog.topModule(design))
                    .write(0, OptionalLong.empty(), texts.get(1));
            Host host = Host.of(
                    design,
                    workload.testSpikes(),
                    plan.samples(),
                    timeSteps,
                    workload.experiment().cosimulationHost());
            ClockedModel model = Simulators.clockedModel(design, host);
            run = LoggedRun.run(
                    model,
                    layout,
                    plan.samples(),
                    plan.mostCycles(),
                    List.of(
                            waves::write,
                            model.pipelineLog(layout, texts.get(2)),
                            model.timeline(layout, texts.get(3))),
                    progress);
            for (Writer text : texts) {
                text.flush();
            }
            appearing.run();
        }

        private static Writer text(OutputStream out) {
            return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        }
    }
}
