package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.report.TraceReport;
import dev.spikeloom.study.TracePlan;
import dev.spikeloom.study.Traces;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "trace",
        header = "Write down, cycle by cycle, what the accelerator does with test samples.",
        description = {
            "",
            "Runs the clocked model of the design that the quantized network and the architecture make. Leaves model.vcd and"
                    + " waves.gtkw (for GTKWave), pipeline.kanata (for Konata) and timeline.json (for Perfetto). A run is"
                    + " not changed by it, whatever --set says.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom trace digits && gtkwave out/digits-traces/waves.gtkw",
            "  spikeloom trace out/digits --samples 3 --time-steps 2",
            "  spikeloom trace mnist-dc -s architecture.read_latency=2 -o out/slow",
            "  spikeloom trace digits -s cosimulation.host_pauses=random --cycles 1000 --json"
        })
final class TraceCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1",
            description = "Test samples, from the first; default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--time-steps",
            paramLabel = "T",
            description = "Time steps of each sample; default: the experiment's time_steps.")
    private Integer timeSteps;

    @Option(
            names = "--cycles",
            paramLabel = "N",
            description = "End after so many cycles; default: with the last result.")
    private Long cycles;

    @Override
    public void run() {
        TracePlan plan = new TracePlan(
                samples,
                timeSteps == null ? OptionalInt.empty() : OptionalInt.of(timeSteps),
                cycles == null ? Long.MAX_VALUE : cycles);
        try (Subject chosen = subject.open(Traces.FOLDER, spikeloom)) {
            chosen.requireOwn(Traces.FILES);
            TerminalProgress progress = spikeloom.progress();
            progress.begin("trace");
            Traces traces = Traces.write(
                    chosen.networks(),
                    plan,
                    chosen.folder(),
                    () -> chosen.recordOwn(Traces.FILES),
                    spikeloom.runOptions(),
                    progress);
            progress.end();
            output.print(new TraceReport(traces).toString(), traces.toJson(), chosen.folder());
        }
    }
}
