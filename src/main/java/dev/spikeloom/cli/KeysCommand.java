package dev.spikeloom.cli;

import dev.spikeloom.report.ExperimentReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        header = "List the keys of an experiment file: meaning, default, what is allowed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom keys | grep -A 2 weight_bits",
            "  spikeloom keys --json | jq '.[] | select(.key == \"time_steps\").allowed'"
        })
final class KeysCommand implements Runnable {
    @Option(names = "--markdown", description = "Print a Markdown table.")
    private boolean markdown;

    @Option(names = "--json", description = "Print a list in JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (json && markdown) {
            throw new ParameterException(spec.commandLine(), "--json and --markdown are given, allowed is one of them");
        }
        if (json) {
            spec.commandLine().getOut().print(ExperimentReference.json());
            return;
        }
        spec.commandLine().getOut().print(markdown ? ExperimentReference.markdown() : ExperimentReference.text());
    }
}
