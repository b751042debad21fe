package dev.spikeloom.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {
            "spikeloom " + (version == null ? "(not from a jar)" : version) + ", Java "
                    + System.getProperty("java.version")
        };
    }
}
