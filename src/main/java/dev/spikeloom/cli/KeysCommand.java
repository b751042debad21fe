package dev.spikeloom.cli;

import dev.spikeloom.report.ExperimentReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        header = "List the keys of an experiment file: meaning, default, what is allowed.",
        footerHeading = "%nExample:%n",
        footer = "  spikeloom keys | grep -A 2 weight_bits")
final class KeysCommand implements Runnable {
    @Option(names = "--markdown", description = "Print a Markdown table.")
    private boolean markdown;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(markdown ? ExperimentReference.markdown() : ExperimentReference.text());
    }
}
