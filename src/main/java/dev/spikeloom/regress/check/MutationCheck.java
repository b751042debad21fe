package dev.spikeloom.regress.check;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.mutate.KnownSurvivors;
import dev.spikeloom.mutate.MutantResult;
import dev.spikeloom.mutate.MutationRun;
import dev.spikeloom.mutate.Score;
import dev.spikeloom.mutate.Subject;
import dev.spikeloom.mutate.Target;
import dev.spikeloom.mutate.Targets;
import dev.spikeloom.mutate.Verdict;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** Faults in the Verilog of a design, drawn at random, which its bench has to find. */
final class MutationCheck {
    private static final int PERCENT = 100;

    private MutationCheck() {}

    static Finding run(CheckRun run) {
        Design design = run.design().design();
        Scenario scenario = BenchScenario.of(design);
        Subject subject = new Subject(
                "design",
                Verilog.topModule(design),
                run.design().files().contents(),
                VerilogBench.files(scenario),
                scenario);
        List<Target> targets = Targets.sample(
                Target.of(List.of(subject)),
                run.plan().number("mutants"),
                run.draw().key());
        KnownSurvivors known = KnownSurvivors.shipped();
        List<MutantResult> results = MutationRun.run(targets, run.options().threads(), run.progress()).stream()
                .filter(result -> known.reason(result.mutant()).isEmpty())
                .toList();
        Score score = Score.of("all", results);
        int least = run.plan().number("least");
        if (PERCENT * score.killedShare() >= least) {
            return Finding.passed();
        }
        return Finding.failed("the bench finds " + score.killed() + " of " + (score.killed() + score.survived())
                        + " faults, expected " + least + " %")
                .withReport(results.stream()
                        .filter(result -> result.verdict() == Verdict.SURVIVED)
                        .map(result -> "survived: " + result.mutant())
                        .collect(Collectors.joining("\n")));
    }
}
