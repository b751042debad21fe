package dev.spikeloom.cli;

import dev.spikeloom.experiment.Presets;
import dev.spikeloom.report.PresetList;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "presets",
        header = "List the presets, or print one as YAML.",
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom presets digits > mine.yaml", "  spikeloom presets --json | jq -r '.[].name'"})
final class PresetsCommand implements Runnable {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The preset to print.")
    private String name;

    @Option(
            names = "--json",
            description = "Print names and descriptions as JSON; of a single preset also the values of all keys.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(name == null ? PresetList.json() : PresetList.json(name));
            return;
        }
        if (name != null) {
            out.print(Presets.yaml(name));
            return;
        }
        int width = Presets.names().stream().mapToInt(String::length).max().orElseThrow();
        Presets.names()
                .forEach(preset ->
                        out.println(preset + " ".repeat(width + 2 - preset.length()) + Presets.description(preset)));
    }
}
