package dev.spikeloom.report.html.run;

import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Listing;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import java.util.List;

/** Where all of it comes from, and how to have it again. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Section of(RunFolder folder) {
        RunResult result = folder.result();
        Table.Builder table = Table.facts("Provenance");
        result.outcome(Stages.TRAIN)
                .ifPresent(trained -> table.fact(
                        "network",
                        trained.zooEntry() == null ? "trained in this run" : "zoo entry " + trained.zooEntry()));
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
}
