package dev.spikeloom.cli.option;

import picocli.CommandLine.Option;

/** What a command may remove without asking. */
final class ForceOptions {
    @Option(
            names = "--force",
            description = "Remove files in rtl/ although they were edited since they were generated.")
    private boolean force;

    boolean force() {
        return force;
    }
}
