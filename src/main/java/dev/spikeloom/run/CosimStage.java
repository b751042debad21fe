package dev.spikeloom.run;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.coverage.BenchCoverage;
import dev.spikeloom.cosim.coverage.Coverage;
import dev.spikeloom.design.Design;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.CoverageFigures;
import dev.spikeloom.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The generated Verilog and the clocked model side by side: under Verilator in lockstep, and its own bench under Icarus. */
final class CosimStage extends Stage<CosimOutcome> {
    /** Bits of spike vectors, which bound the cycles. */
    private static final long MOST_INPUTS_OF_A_SHORT_RUN = 500_000;

    CosimStage(Stage<?> generate) {
        super("cosim", generate, CosimOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.TRACES, RunFolder.COVERAGE);
    }

    @Override
    List<String> sections() {
        return List.of("cosimulation");
    }

    @Override
    boolean needsAccelerator() {
        return true;
    }

    @Override
    boolean readsRtl() {
        return true;
    }

    @Override
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return true;
    }

    @Override
    boolean differs(CosimOutcome found) {
        return found.differs();
    }

    @Override
    void requireTools() {
        List.of(Tool.VERILATOR, Tool.ICARUS, Tool.ICARUS_RUNTIME).forEach(Tool::locate);
    }

    /** On a difference, the report is shown and left in the traces folder, with the waves of both sides. */
    @Override
    CosimOutcome run(StageRun run) {
        RunFolder folder = run.folder();
        List<String> edited = run.editedRtl();
        RunOptions options = run.options();
        Progress progress = run.progress();
        BenchRuns.require(folder, run.design());
        Experiment experiment = run.experiment();
        Workload workload = run.workload();
        CosimOptions cosim = new CosimOptions(
                experiment.cosimulationSamples(),
                experiment.cosimulationTimeSteps(),
                experiment.cosimulationHost(),
                experiment.cosimulationLoadsWeights(),
                isShort(run.design(), experiment),
                options.cache().resolve(CosimOptions.BUILDS),
                folder.tracesFolder(),
                Optional.of("spikeloom cosim " + folder.path()),
                edited);
        CrossCheck check = new CrossCheck(run.design(), folder.rtlFolder(), cosim, progress);
        if (options.assertions()) {
            check.withAssertions();
        }
        CosimResult result = check.run(workload.testSpikes());
        run.measure("cosim", "cycles_per_second", Math.rint(result.cycles() / check.seconds()));
        if (result.divergence().isPresent()) {
            progress.message(result.divergence().get().report());
        } else if (options.traceCycles() > 0) {
            check.writeWaves(workload.testSpikes(), options.traceCycles());
        } else {
            check.removeEvidence();
        }
        BenchResult bench =
                BenchRuns.run(program -> IcarusBench.run(folder.rtlFolder(), ModuleNames.of(run.design()), program));
        bench.difference().ifPresent(line -> {
            progress.message("under Icarus, " + BenchEvidence.text(run.design(), line));
            // What both see has been told, and its evidence is there.
            if (result.divergence().filter(found -> !found.brokenRule()).isEmpty()) {
                CosimPlace place = new CosimPlace(
                        folder.rtlFolder(), cosim.buildCache(), true, cosim.workFolder(), cosim.command(), edited);
                String earlier =
                        result.divergence().map(found -> found.report() + "\n").orElse("");
                progress.message(new BenchEvidence(run.design(), place, progress).leave(line, earlier));
            }
        });
        return outcome(
                experiment,
                edited,
                result,
                BenchRuns.outcome(bench, line -> BenchEvidence.text(run.design(), line)),
                coverage(run, bench));
    }

    /** Whether a compiler that tries hard would take longer than what it saves. */
    private static boolean isShort(Design design, Experiment experiment) {
        long vectors = (long) experiment.cosimulationSamples() * experiment.cosimulationTimeSteps();
        return vectors * design.inputs() < MOST_INPUTS_OF_A_SHORT_RUN;
    }

    /** What an earlier run has left of other Verilog goes in any case. Null if there is none. */
    private static CoverageFigures coverage(StageRun run, BenchResult bench) {
        RunFolder folder = run.folder();
        FileTrees.delete(folder.path().resolve(RunFolder.COVERAGE));
        if (!run.options().coverage()) {
            return null;
        }
        if (!bench.passed()) {
            run.progress().message("there is no coverage, since the bench fails");
            return null;
        }
        run.progress().message("running the bench under Verilator for its coverage");
        AtomicReference<Coverage> coverage = new AtomicReference<>();
        folder.replaceFolder(
                RunFolder.COVERAGE,
                into -> coverage.set(BenchCoverage.run(folder.rtlFolder(), ModuleNames.of(run.design()), into)));
        return CoverageFigures.of(coverage.get());
    }

    private static CosimOutcome outcome(
            Experiment experiment,
            List<String> edited,
            CosimResult result,
            CosimOutcome.Bench bench,
            CoverageFigures coverage) {
        CosimOutcome.Cosim cosim = new CosimOutcome.Cosim(
                result.samples(),
                experiment.cosimulationTimeSteps(),
                result.cycles(),
                result.comparedValues(),
                result.differences(),
                result.divergence().map(CosimStage::difference).orElse(null));
        return new CosimOutcome(cosim, bench, coverage, edited);
    }

    private static CosimOutcome.Difference difference(Divergence divergence) {
        return new CosimOutcome.Difference(
                divergence.cycle(),
                divergence.signal(),
                divergence.expected().toString(),
                divergence.found().toString());
    }
}
