package dev.spikeloom.regress.check;

import dev.spikeloom.io.InputException;
import dev.spikeloom.regress.suite.CheckKind;

/** What runs the checks: the one registry of them. */
public final class Checks {
    private Checks() {}

    /**
     * Runs a check to its first difference.
     *
     * @throws InputException if a model or a tool refuses the design, which is a finding about it
     * @throws dev.spikeloom.io.EnvironmentException if the check could not be run, which is none
     */
    public static Finding run(CheckRun run) {
        CheckKind kind = run.plan().kind();
        return switch (kind) {
            case LINT -> LintCheck.run(run);
            case REFERENCE -> ModelChecks.reference(run);
            case EVENT -> ModelChecks.event(run);
            case COSIM -> CosimCheck.run(run);
            case BENCH -> BenchChecks.rtl(run);
            case NETLIST -> BenchChecks.netlist(run);
            case COVERAGE -> CoverageCheck.run(run);
            case PROOFS -> ProofCheck.run(run);
            case MUTATION -> MutationCheck.run(run);
            case FUZZ -> FuzzCheck.run(run);
            case FIGURES -> FigureChecks.figures(run);
            case PHYSICAL -> FigureChecks.physical(run);
        };
    }
}
