package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.IcarusBench;
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
final class SynthStage {
    private SynthStage() {}

    /** @throws dev.spikeloom.io.InputException if a tool is missing, or refuses the design */
    static SynthOutcome run(RunFolder folder, SynthesisOptions options, Progress progress) {
        Tool.YOSYS.locate();
        if (options.check()) {
            List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME).forEach(Tool::locate);
            BenchRuns.require(folder);
        }
        Path rtl = folder.rtlFolder();
        progress.message("synthesizing " + Verilog.topModule(folder.design()) + " with Yosys");
        AtomicReference<SynthesisResult> result = new AtomicReference<>();
        folder.replaceFolder(
                RunFolder.SYNTH, synth -> result.set(Netlist.write(rtl.toAbsolutePath(), synth, options.liberty())));
        CosimOutcome.Bench bench = null;
        if (options.check()) {
            progress.message("running the bench on the netlist");
            Path netlist = folder.path().resolve(RunFolder.SYNTH);
            bench = BenchRuns.outcome(
                    BenchRuns.run(program -> IcarusBench.runNetlist(rtl, program, Netlist.sources(netlist, rtl))),
                    line -> BenchEvidence.text(folder.design(), line));
            if (bench.difference() != null) {
                progress.message("on the netlist, " + bench.difference());
            }
        }
        return outcome(folder, options, result.get(), bench);
    }

    private static SynthOutcome outcome(
            RunFolder folder, SynthesisOptions options, SynthesisResult result, CosimOutcome.Bench bench) {
        return new SynthOutcome(new SynthOutcome.Synthesis(
                Verilog.topModule(folder.design()),
                options.liberty().map(file -> file.getFileName().toString()).orElse(null),
                result.logicCells(),
                options.liberty().isPresent() ? null : result.flipFlops(),
                result.memoryBanks(),
                result.cells(),
                bench));
    }
}
