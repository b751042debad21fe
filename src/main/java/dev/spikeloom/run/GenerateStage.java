package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.outcome.GenerateOutcome;
import dev.spikeloom.run.outcome.HardwareFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                new TreeMap<>(Verilog.generate(design).contents());
        sorted.putAll(VerilogBench.files(BenchScenario.of(design)));
        String stamp = RtlStamp.of(folder, sorted).text();
        folder.replaceFolder(RunFolder.RTL, rtl -> {
            new RtlFiles(sorted).writeTo(rtl);
            AtomicFiles.writeString(rtl.resolve(RtlStamp.FILE), stamp);
        });
        List<String> names = new ArrayList<>(sorted.keySet());
        return new GenerateOutcome(
                new GenerateOutcome.Rtl(Verilog.topModule(design), names, sha256(sorted)),
                HardwareFigures.of(RateDesign.of(design)));
    }

    /**
     * Of files as they are now.
     *
     * @param names in alphabetical order
     */
    static String sha256(Path rtl, List<String> names) {
        SortedMap<String, String> contents = new TreeMap<>();
        for (String name : names) {
            try {
                contents.put(name, Files.readString(rtl.resolve(Path.of(name).getFileName())));
            } catch (IOException e) {
                throw new InputException("cannot read " + rtl.resolve(name) + ": " + AtomicFiles.reason(e), e);
            }
        }
        return sha256(contents);
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
