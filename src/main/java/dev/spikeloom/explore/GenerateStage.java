package dev.spikeloom.explore;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.VerilogGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Quantized network and architecture to Verilog, and the bench that goes with it. */
final class GenerateStage {
    private GenerateStage() {}

    static GenerateOutcome run(RunFolder folder) {
        Design design = folder.design();
        SortedMap<String, String> sorted =
                new TreeMap<>(VerilogGenerator.generate(design).contents());
        sorted.putAll(VerilogBench.files(BenchScenario.of(design)));
        folder.replaceFolder(RunFolder.RTL, new RtlFiles(sorted)::writeTo);
        List<String> names = new ArrayList<>(sorted.keySet());
        return new GenerateOutcome(
                new GenerateOutcome.Rtl(RtlFiles.topModule(design), names, sha256(sorted)), HardwareFigures.of(design));
    }

    /** Of each name and each content in turn, each followed by a zero byte. */
    private static String sha256(SortedMap<String, String> files) {
        MessageDigest digest = Checksums.sha256();
        files.forEach((name, content) -> {
            digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((content + "\0").getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
