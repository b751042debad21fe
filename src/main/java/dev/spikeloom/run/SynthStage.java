package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.option.SynthesisOptions;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.synth.fpga.Technology;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The generated Verilog to a netlist of cells, its place on a device, and the bench on it. */
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
        Technology technology = options.technology(Technology.of(run.design().target()));
        require(options, run);
        String top = Verilog.topModule(run.design());
        Path rtl = folder.rtlFolder();
        progress.message("synthesizing " + top + " with Yosys"
                + (technology == Technology.GENERIC ? "" : " for " + technology.title()));
        Syntheses syntheses = new Syntheses(rtl.toAbsolutePath(), top, technology, options, progress);
        AtomicReference<SynthOutcome.Synthesis> found = new AtomicReference<>();
        folder.replaceFolder(RunFolder.SYNTH, synth -> found.set(syntheses.writeTo(synth)));
        CosimOutcome.Bench bench = null;
        if (options.check()) {
            progress.message("running the bench on the netlist");
            Path netlist = folder.path().resolve(RunFolder.SYNTH);
            bench = BenchRuns.outcome(
                    BenchRuns.run(program -> IcarusBench.runNetlist(
                            rtl, ModuleNames.of(run.design()), program, syntheses.sources(netlist))),
                    line -> BenchEvidence.text(run.design(), line));
            if (bench.difference() != null) {
                progress.message("on the netlist, " + bench.difference());
            }
        }
        return new SynthOutcome(found.get().with(bench));
    }

    /** A tool that is missing is found missing before minutes of work. */
    private static void require(SynthesisOptions options, StageRun run) {
        List<Tool> tools = new ArrayList<>(List.of(Tool.YOSYS));
        if (options.place().isPresent()) {
            tools.addAll(List.of(Tool.NEXTPNR_ICE40, Tool.ICEPACK));
        }
        if (options.check()) {
            tools.addAll(List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME));
            if (options.place().isPresent()) {
                tools.addAll(List.of(Tool.ICEUNPACK, Tool.ICEBOX_VLOG));
            }
            BenchRuns.require(run.folder(), run.design());
        }
        tools.forEach(Tool::locate);
    }
}
