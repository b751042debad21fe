package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.option.SynthesisOptions;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.synth.Netlist;
import dev.spikeloom.synth.SynthesisResult;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The generated Verilog to a netlist of cells, and the bench on it. */
final class SynthStage extends Stage<SynthOutcome> {
    SynthStage(Stage<?> generate) {
        super("synth", generate, SynthOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.SYNTH);
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
    boolean inWholeRun() {
        return false;
    }

    @Override
    boolean differs(SynthOutcome found) {
        return found.differs();
    }

    /** @throws dev.spikeloom.io.InputException if a tool is missing, or refuses the design */
    @Override
    SynthOutcome run(StageRun run) {
        RunFolder folder = run.folder();
        SynthesisOptions options = run.options().synthesis();
        Progress progress = run.progress();
        Tool.YOSYS.locate();
        if (options.check()) {
            List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME).forEach(Tool::locate);
            BenchRuns.require(folder);
        }
        Path rtl = folder.rtlFolder();
        progress.message("synthesizing " + Verilog.topModule(run.design()) + " with Yosys");
        AtomicReference<SynthesisResult> result = new AtomicReference<>();
        folder.replaceFolder(
                RunFolder.SYNTH, synth -> result.set(Netlist.write(rtl.toAbsolutePath(), synth, options.liberty())));
        CosimOutcome.Bench bench = null;
        if (options.check()) {
            progress.message("running the bench on the netlist");
            Path netlist = folder.path().resolve(RunFolder.SYNTH);
            bench = BenchRuns.outcome(
                    BenchRuns.run(program -> IcarusBench.runNetlist(rtl, program, Netlist.sources(netlist, rtl))),
                    line -> BenchEvidence.text(run.design(), line));
            if (bench.difference() != null) {
                progress.message("on the netlist, " + bench.difference());
            }
        }
        return outcome(run.design(), options, result.get(), bench);
    }

    private static SynthOutcome outcome(
            Design design, SynthesisOptions options, SynthesisResult result, CosimOutcome.Bench bench) {
        return new SynthOutcome(new SynthOutcome.Synthesis(
                Verilog.topModule(design),
                options.liberty().map(file -> file.getFileName().toString()).orElse(null),
                result.logicCells(),
                options.liberty().isPresent() ? null : result.flipFlops(),
                result.memoryBanks(),
                result.cells(),
                bench));
    }
}
