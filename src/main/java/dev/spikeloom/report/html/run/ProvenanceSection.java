package dev.spikeloom.report.html.run;

import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Listing;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Where all of it comes from, and how to have it again. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Section of(RunFolder folder) {
        RunResult result = folder.result();
        Table.Builder table = Table.facts("Provenance");
        result.outcome(Stages.TRAIN).ifPresent(trained -> network(trained.zooEntry(), table));
        checksum(folder.quantizedFile(), "quantized network, SHA-256", table);
        result.outcome(Stages.SIMULATE)
                .filter(simulated -> simulated.physical() != null)
                .ifPresent(simulated ->
                        table.fact("technology", simulated.physical().technology()));
        result.outcome(Stages.GENERATE).ifPresent(generated -> {
            table.fact("top module", generated.rtl().topModule());
            table.fact("Verilog, files", String.valueOf(generated.rtl().files().size()));
            table.fact("Verilog, SHA-256", generated.rtl().sha256());
        });
        result.outcome(Stages.COSIM)
                .filter(cosim -> !cosim.editedRtl().isEmpty())
                .ifPresent(cosim -> table.fact("files edited since", String.join(", ", cosim.editedRtl())));
        table.fact(
                "to have it again",
                "save the experiment below as experiment.yaml, then: spikeloom run experiment.yaml");
        return new Section(
                "provenance",
                "Provenance",
                List.<Block>of(
                        table.build(), new Listing("experiment.yaml", ExperimentYaml.write(folder.experiment()))));
    }

    /** @param entry of the zoo; null if there is none */
    private static void network(String entry, Table.Builder table) {
        if (entry == null) {
            table.fact("network", "trained in this run");
            return;
        }
        table.fact("network", "zoo entry " + entry);
        Zoo.entries().stream()
                .filter(each -> each.preset().equals(entry))
                .findFirst()
                .ifPresent(known -> {
                    table.fact("trained by", known.command());
                    table.fact("training seed", String.valueOf(known.trainingSeed()));
                    table.fact("commit of the program that trained it", known.sourceCommit());
                    table.fact("JDK that it ran on", known.jdk());
                });
    }

    private static void checksum(Path file, String name, Table.Builder table) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            byte[] hash = Checksums.sha256().digest(Files.readAllBytes(file));
            table.fact(name, HexFormat.of().formatHex(hash));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
