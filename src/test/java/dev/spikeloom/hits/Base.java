package dev.spikeloom.hits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.Spikeloom;
import dev.spikeloom.dataset.MnistCache;
import dev.spikeloom.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is in the folder before a command runs there. It is made once. */
enum Base {
    EMPTY {
        @Override
        void fill(Path folder) {}
    },
    /** A whole run, {@code run}, and the builds of its co-simulation. */
    RUN {
        @Override
        void fill(Path folder) throws Exception {
            spikeloom(folder, HitCommand.RUN.arguments());
        }
    },
    /** A sweep file, {@code points.yaml}. */
    SWEEP {
        @Override
        void fill(Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("points.yaml"),
                    "base: digits\nsamples: 50\naxes: {time_steps: [1, 2, 3, 4],"
                            + " quantization.weight_bits: [2, 3, 4, 5, 6, 7], architecture.bank_rows: [64, 32]}\n");
        }
    },
    /** A suite, {@code suite.yaml}. */
    SUITE {
        @Override
        void fill(Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("suite.yaml"),
                    "checks: {all: {lint: {}, reference: {samples: 1}, event: {samples: 1}, cosim: {samples: 1}, bench: {}}}"
                            + "\ndesigns: [{matrix: 1, designs: [0-2], checks: all}]\n");
        }
    },
    /** A stimulus for 64 inputs, {@code stimulus.csv}. */
    STIMULUS {
        @Override
        void fill(Path folder) throws IOException {
            Files.writeString(folder.resolve("stimulus.csv"), ("0.25" + ",0.25".repeat(63) + "\n").repeat(20_000));
        }
    },
    IMAGES {
        @Override
        void fill(Path folder) {
            MnistCache.create(folder.resolve("cache"));
        }
    },
    RECORDINGS {
        @Override
        void fill(Path folder) throws Exception {
            IMAGES.fill(folder);
            spikeloom(folder, List.of("data", "simulate", "n-mnist", "--count", "3", "-o", "recordings"));
        }
    },
    FETCHED {
        @Override
        void fill(Path folder) throws Exception {
            RECORDINGS.fill(folder);
            spikeloom(folder, List.of("data", "fetch", "n-mnist", "--from", "recordings"));
        }
    };

    /** What {@link #RUN} takes on a quiet machine with two processors. */
    static final double SECONDS = 9;

    /** @param folder empty but for the folders {@code cache} and {@code tmp} */
    abstract void fill(Path folder) throws Exception;

    private static void spikeloom(Path folder, List<String> arguments) throws Exception {
        Path output = folder.resolve("tmp/output");
        Process process = process(folder, JavaProcess.command(Spikeloom.class, arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        Files.delete(output);
    }

    /** A process in a folder, with the cache and temporary files that are there. */
    static ProcessBuilder process(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("SPIKELOOM_CACHE", folder.resolve("cache").toString());
        builder.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        return builder;
    }
}
