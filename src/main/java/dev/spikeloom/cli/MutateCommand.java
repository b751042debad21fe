package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OwnFiles;
import dev.spikeloom.mutate.KnownSurvivors;
import dev.spikeloom.mutate.MutantResult;
import dev.spikeloom.mutate.MutationJson;
import dev.spikeloom.mutate.MutationRun;
import dev.spikeloom.mutate.Score;
import dev.spikeloom.mutate.Subjects;
import dev.spikeloom.mutate.Target;
import dev.spikeloom.mutate.Targets;
import dev.spikeloom.report.MutationReport;
import dev.spikeloom.report.TerminalProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "mutate",
        header = "Put faults into the generated Verilog, one at a time, and see whether its bench finds them.",
        description = {
            "",
            "Takes small designs that between them have every module. Each fault runs under Icarus Verilog with the"
                    + " emitted bench; what the bench does not find is compared with the original by Yosys and ABC, which"
                    + " proves many of these to be no fault. All of them take some hours of a processor; --sample takes"
                    + " some. The exit code is 1 if the score is too low.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom mutate -o out/mutation",
            "  spikeloom mutate --sample 200 --seed 7",
            "  spikeloom mutate --module spike_scheduler --operator reset-value-changed",
            "  spikeloom mutate --design convolution --sample 400",
            "  spikeloom mutate --list --module argmax"
        })
final class MutateCommand implements Callable<Integer> {
    private static final List<String> REPORTS = List.of("mutation.txt", "mutation.json");

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Run N mutants alone, drawn at random, of each operator as many as far as it has them.")
    private Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Seed of --sample; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            split = ",",
            description = "Mutants of these operators alone; --operators lists them.")
    private List<String> operators = List.of();

    @Option(
            names = "--design",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Mutants alone of the designs that have this in their names, such as convolution.")
    private String design;

    @Option(names = "--module", paramLabel = "NAME", split = ",", description = "Mutants of these modules alone.")
    private List<String> modules = List.of();

    @Option(names = "--operators", description = "List the operators, and run nothing.")
    private boolean listsOperators;

    @Option(names = "--list", description = "List the mutants, and run nothing.")
    private boolean lists;

    @Option(
            names = "--least",
            paramLabel = "PERCENT",
            defaultValue = "95",
            description = "Lowest score that is enough; default: ${DEFAULT-VALUE}.")
    private double least;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the report: mutation.txt, mutation.json.")
    private Path out;

    @Mixin
    private OutputOptions output;

    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (listsOperators) {
            spec.commandLine().getOut().print(MutationReport.operators());
            return ExitCode.OK;
        }
        List<Target> all = Target.of(Subjects.all());
        List<Target> chosen = chosen(all);
        if (lists) {
            spec.commandLine().getOut().print(MutationReport.list(chosen));
            return ExitCode.OK;
        }
        if (out == null) {
            return run(all, chosen);
        }
        try (FolderLock lock = spikeloom.lock(out)) {
            OwnFiles.require(out, REPORTS);
            return run(all, chosen);
        }
    }

    private int run(List<Target> all, List<Target> chosen) {
        TerminalProgress progress = spikeloom.progress();
        progress.begin("mutate");
        List<MutantResult> results =
                MutationRun.run(chosen, spikeloom.runOptions().threads(), progress);
        progress.end();
        KnownSurvivors known = KnownSurvivors.shipped();
        String json = MutationJson.of(results, known);
        String text = MutationReport.summary(results, known, known.outdated(all, results));
        output.text(text);
        output.json(json);
        if (out != null) {
            OwnFiles.record(out, REPORTS);
            AtomicFiles.writeString(out.resolve(REPORTS.get(0)), text);
            AtomicFiles.writeString(out.resolve(REPORTS.get(1)), json);
        }
        boolean enough = 100 * Score.of("all", results).killedShare() >= least;
        return enough ? ExitCode.OK : ExitCode.FAILED_CHECK;
    }

    private List<Target> chosen(List<Target> all) {
        if (least < 0 || least > 100) {
            throw new InputException("--least is '" + least + "', allowed: 0 to 100");
        }
        if (sample != null && sample < 1) {
            throw new InputException("--sample is '" + sample + "', allowed: 1 or more");
        }
        List<Target> chosen = Targets.chosen(all, design, operators, modules);
        return sample == null ? chosen : Targets.sample(chosen, sample, seed);
    }
}
