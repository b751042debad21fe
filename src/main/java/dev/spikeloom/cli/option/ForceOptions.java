package dev.spikeloom.cli.option;

import picocli.CommandLine.Option;

/** What a command may remove without asking. */
public final class ForceOptions {
    @Option(
            names = "--force",
            description = "Remove files in rtl/ although they were edited since they were generated.")
    private boolean force;

    public boolean force() {
        return force;
    }
}
