package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.DriverReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.Driven;
import dev.spikeloom.study.DriverStudy;
import dev.spikeloom.study.TracePlan;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "drive",
        header = "Run the driver in C on the accelerator behind AXI, under Verilator.",
        description = {
            "",
            "The driver loads the network over the registers, reads it back where that can be done, and runs test samples: over"
                    + " the registers, by polling and by interrupt, and over the streams. Classes, spike counts and performance counters are"
                    + " compared with the model; if any differs, the exit code is 1. Leaves the Verilog and the driver.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom drive digits -s architecture.host=axi-packed -s architecture.counters=true",
            "  spikeloom drive mnist-dc -s architecture.host=axi-events --time-steps 8 --json",
        })
final class DriveCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "100",
            description = "Test samples, from the first; default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--time-steps",
            paramLabel = "T",
            description = "Time steps of each sample; default: the experiment's time_steps.")
    private Integer timeSteps;

    @Override
    public Integer call() {
        TracePlan plan = new TracePlan(
                samples, timeSteps == null ? OptionalInt.empty() : OptionalInt.of(timeSteps), Long.MAX_VALUE);
        try (Subject chosen = subject.open(Driven.FOLDER, spikeloom)) {
            TerminalProgress progress = spikeloom.progress();
            progress.begin("drive");
            Driven driven = DriverStudy.of(chosen.networks(), plan, chosen.folder(), spikeloom.runOptions(), progress);
            progress.end();
            output.print(new DriverReport(driven).toString(), driven.toJson(), chosen.folder());
            return driven.differences().isEmpty() ? ExitCode.OK : ExitCode.FAILED_CHECK;
        }
    }
}
