package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TraceOptions;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.option.RunOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "cosim",
        header = "Run the Verilog of a run and its clocked model side by side and compare every cycle.",
        description = {
            "",
            "Reads rtl/ and quantized.npz. The first difference is shown with the cycles around it, a report and both waves are"
                    + " left in traces/, and the exit code is 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom cosim out/digits --traces",
            "  spikeloom cosim out/digits --coverage",
            "  spikeloom cosim out/digits --assertions",
            "  spikeloom cosim out/digits -s cosimulation.samples=10 -s cosimulation.host_pauses=random",
            "  spikeloom cosim --matrix",
            "  spikeloom cosim --matrix --seed 7 --design 12"
        })
final class CosimCommand extends StageCommand {
    @Mixin
    private TraceOptions traces;

    @Option(
            names = "--coverage",
            description =
                    "Find what of the Verilog the bench reaches, under Verilator: lines, branches and bits that change."
                            + " What it does not reach is named in coverage/.")
    private boolean coverage;

    @Option(
            names = "--assertions",
            description = "Hold the Verilog to the assertions beside it as well, under Verilator. One that fails is"
                    + " named with its cycle, and the exit code is 1.")
    private boolean assertions;

    @ArgGroup(exclusive = false, heading = "%nThe architecture space:%n")
    private MatrixOptions matrix;

    CosimCommand() {
        super(Stages.COSIM);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withTraceCycles(traces.cycles()).withCoverage(coverage).withAssertions(assertions);
    }

    @Override
    public Integer call() {
        if (matrix == null) {
            return super.call();
        }
        requireNoRun();
        return matrix.run(spikeloom(), output());
    }

    /** Of what is for a run, nothing would happen. */
    private void requireNoRun() {
        List<String> given = new ArrayList<>(runArguments());
        if (traces.cycles() > 0) {
            given.add("--traces");
        }
        if (coverage) {
            given.add("--coverage");
        }
        if (assertions) {
            given.add("--assertions");
        }
        if (!given.isEmpty()) {
            throw new ParameterException(
                    command().commandLine(),
                    "--matrix runs designs of its own, and takes no " + String.join(", no ", given));
        }
    }
}
