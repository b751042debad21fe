package dev.spikeloom.study.sweep;

import java.nio.file.Path;

/** Sweeps of tests, as YAML. */
final class Sweeps {
    private Sweeps() {}

    static SweepPlan read(String... lines) {
        return SweepReader.read(source(lines));
    }

    static SweepSource source(String... lines) {
        return new SweepSource("mine.yaml", Path.of("."), String.join("\n", lines) + "\n");
    }
}
