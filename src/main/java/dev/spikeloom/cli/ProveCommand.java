package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.ProofReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.ProofPlan;
import dev.spikeloom.study.ProofStudy;
import dev.spikeloom.study.Proofs;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "prove",
        header = "Prove properties of the accelerator's Verilog for all inputs.",
        description = {
            "",
            "Every spike is issued once and in order, handshakes hold, no potential overflows, and more: proven with Yosys'"
                    + " SAT solver and z3, of each module with the sizes that it has in the design. Of a run with rtl/, it"
                    + " is proven of the files there. No data set is needed. What is refuted is shown with a"
                    + " counterexample, whose waves are left in proofs/, and the exit code is 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom prove digits",
            "  spikeloom prove out/digits --netlist",
            "  spikeloom prove mnist-dc -s architecture.issue_width=4 -o out/wide",
            "  spikeloom prove digits --json | jq '.claims[] | select(.verdict != \"PROVEN\")'"
        })
final class ProveCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--netlist",
            description = "Prove instead that the gates that Yosys makes of each leaf module do what its Verilog says.")
    private boolean netlists;

    @Option(
            names = "--time-limit",
            paramLabel = "S",
            defaultValue = "600",
            description =
                    "Seconds that a proof may take before it is given up as undecided; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(
                    command.commandLine(), "--time-limit is " + limit + ", allowed is 1 second or more");
        }
        try (Subject chosen = subject.open(Proofs.FOLDER, spikeloom)) {
            TerminalProgress progress = spikeloom.progress();
            progress.begin("prove");
            Proofs proofs = ProofStudy.of(
                    chosen.networks(),
                    new ProofPlan(netlists, Duration.ofSeconds(limit)),
                    chosen.folder(),
                    spikeloom.runOptions(),
                    progress);
            progress.end();
            output.print(new ProofReport(proofs).toString(), proofs.toJson(), chosen.folder());
            return proofs.refuted() > 0 ? ExitCode.FAILED_CHECK : ExitCode.OK;
        }
    }
}
