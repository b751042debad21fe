package dev.spikeloom.cli;

import dev.spikeloom.explore.Presets;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "presets",
        header = "List the presets, or print one as YAML.",
        footerHeading = "%nExample:%n",
        footer = "  spikeloom presets digits > mine.yaml")
final class PresetsCommand implements Runnable {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The preset to print.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
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
