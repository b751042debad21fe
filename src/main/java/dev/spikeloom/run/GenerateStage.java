package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.CocotbExample;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.folder.HandoverFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.outcome.GenerateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Quantized network and architecture to Verilog, and the bench that goes with it. */
final class GenerateStage extends Stage<GenerateOutcome> {
    GenerateStage(Stage<?> quantize) {
        super("generate", quantize, GenerateOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.RTL);
    }

    @Override
    List<String> studies() {
        return List.of(RunFolder.PROOFS, RunFolder.ESTIMATE);
    }

    @Override
    List<String> sections() {
        return List.of("architecture");
    }

    @Override
    boolean needsAccelerator() {
        return true;
    }

    @Override
    boolean elaborates() {
        return true;
    }

    @Override
    GenerateOutcome run(StageRun run) {
        RunFolder folder = run.folder();
        Design design = run.design();
        SortedMap<String, String> sorted =
                new TreeMap<>(Verilog.generate(design).contents());
        sorted.putAll(VerilogBench.files(BenchScenario.of(design)));
        sorted.putAll(CocotbExample.files(design));
        sorted.putAll(HandoverFiles.of(design, sorted));
        String stamp = RtlStamp.of(folder, sorted).text();
        folder.replaceFolder(RunFolder.RTL, rtl -> {
            new RtlFiles(sorted).writeTo(rtl);
            AtomicFiles.writeString(rtl.resolve(RtlStamp.FILE), stamp);
        });
        List<String> names = new ArrayList<>(sorted.keySet());
        return new GenerateOutcome(new GenerateOutcome.Rtl(Verilog.topModule(design), names, RtlStamp.sha256(sorted)));
    }
}
