package dev.spikeloom.run;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.tool.Tool;
import java.util.List;
import java.util.Optional;

/** The generated Verilog and the clocked model side by side: under Verilator in lockstep, and its own bench under Icarus. */
final class CosimStage {
    private static final String BUILDS = "verilator";

    private CosimStage() {}

    /** @throws dev.spikeloom.io.InputException if a tool is missing */
    static void requireTools() {
        List.of(Tool.VERILATOR, Tool.ICARUS, Tool.ICARUS_RUNTIME).forEach(Tool::locate);
    }

    /**
     * On a difference, the report is shown and left in the traces folder, with the waves of both sides.
     *
     * @param edited files of the RTL that were edited since they were generated
     */
    static CosimOutcome run(
            RunFolder folder, Workload workload, List<String> edited, RunOptions options, Progress progress) {
        BenchRuns.require(folder);
        Experiment experiment = workload.experiment();
        CosimOptions cosim = new CosimOptions(
                experiment.cosimulationSamples(),
                experiment.cosimulationTimeSteps(),
                experiment.cosimulationHost(),
                experiment.cosimulationLoadsWeights(),
                false,
                options.cache().resolve(BUILDS),
                folder.tracesFolder(),
                Optional.of("spikeloom cosim " + folder.path()),
                edited);
        CrossCheck check = new CrossCheck(folder.design(), folder.rtlFolder(), cosim, progress);
        CosimResult result = check.run(workload.testSpikes());
        if (result.divergence().isPresent()) {
            progress.message(result.divergence().get().report());
        } else if (options.traceCycles() > 0) {
            check.writeWaves(workload.testSpikes(), options.traceCycles());
        } else {
            check.removeEvidence();
        }
        BenchResult bench = BenchRuns.run(program -> IcarusBench.run(folder.rtlFolder(), program));
        bench.difference().ifPresent(line -> {
            progress.message("under Icarus, " + BenchEvidence.text(folder.design(), line));
            // What both see has been told, and its evidence is there.
            if (result.divergence().filter(found -> !found.brokenRule()).isEmpty()) {
                CosimPlace place = new CosimPlace(
                        folder.rtlFolder(), cosim.buildCache(), false, cosim.workFolder(), cosim.command(), edited);
                String earlier =
                        result.divergence().map(found -> found.report() + "\n").orElse("");
                progress.message(new BenchEvidence(folder.design(), place, progress).leave(line, earlier));
            }
        });
        return outcome(
                experiment,
                edited,
                result,
                BenchRuns.outcome(bench, line -> BenchEvidence.text(folder.design(), line)));
    }

    private static CosimOutcome outcome(
            Experiment experiment, List<String> edited, CosimResult result, CosimOutcome.Bench bench) {
        CosimOutcome.Cosim cosim = new CosimOutcome.Cosim(
                result.samples(),
                experiment.cosimulationTimeSteps(),
                result.cycles(),
                result.comparedValues(),
                result.differences(),
                result.divergence().map(CosimStage::difference).orElse(null));
        return new CosimOutcome(cosim, bench, edited);
    }

    private static CosimOutcome.Difference difference(Divergence divergence) {
        return new CosimOutcome.Difference(
                divergence.cycle(),
                divergence.signal(),
                divergence.expected().toString(),
                divergence.found().toString());
    }
}
