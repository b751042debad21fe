package dev.spikeloom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.FullDisk;
import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Co-simulation of a run on a disk that has no room for waves; its builds are elsewhere, and made before. */
class CosimOnFullDiskTest {
    private static final int ROOM_KILOBYTES = 100;

    @TempDir
    private static Path temp;

    @BeforeAll
    static void makeARunAndItsBuilds() {
        String run = temp.resolve("run").toString();
        String cache = temp.resolve("cache").toString();
        assertThat(Ran.spikeloom("generate", "digits", "-o", run, "--cache", cache)
                        .exitCode())
                .isZero();
        assertThat(Ran.spikeloom("cosim", run, "--cache", cache, "--traces=10").exitCode())
                .isZero();
    }

    @Test
    void wavesThatDoNotFitAreSaidToInOneLine() throws Exception {
        Ran ran = cosim(temp.resolve("run"), ROOM_KILOBYTES, "--traces=2000");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines())
                .filteredOn(line -> line.startsWith("spikeloom: "))
                .singleElement()
                .asString()
                .matches("spikeloom: the RTL simulation failed: cosim_harness: cannot write .*/rtl.vcd: "
                        + FullDisk.REASON);
    }

    @Large
    @Test
    void aDifferenceIsReportedThoughItsWavesDoNotFit() throws Exception {
        Path faulty = temp.resolve("faulty");
        copy(temp.resolve("run"), faulty);
        Path neurons = faulty.resolve("rtl/neuron_array_dc.v");
        String correct = Files.readString(neurons);
        String wrong = correct.replace("v_q[n] > threshold_q[n]", "v_q[n] >= threshold_q[n]");
        assertThat(wrong).isNotEqualTo(correct);
        Files.writeString(neurons, wrong);
        // The waves take 270 kB: where no disk can be made small, they fit, and so does the bench of Icarus.
        Ran ran = cosim(faulty, FullDisk.isDisk() ? ROOM_KILOBYTES : 10 * ROOM_KILOBYTES);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("DIFFER");
        assertThat(ran.errLines())
                .as("those of an earlier check would mislead")
                .last()
                .asString()
                .contains(FullDisk.isDisk() ? ", report to " : ", waves to ");
        assertThat(ran.errLines())
                .filteredOn(line -> line.startsWith("no waves of the difference: the RTL simulation failed: "))
                .hasSize(FullDisk.isDisk() ? 1 : 0);
    }

    /** @param room in kilobytes, beside the files of the run */
    private static Ran cosim(Path run, int room, String... more) throws Exception {
        Path disk = Files.createTempDirectory(temp, "disk");
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "cp -r \"$0/.\" \"$1\" && shift && exec \"$@\"", run.toString(), disk.toString()));
        command.addAll(JavaProcess.command(
                Spikeloom.class,
                "cosim",
                disk.toString(),
                "--cache",
                temp.resolve("cache").toString()));
        command.addAll(List.of(more));
        int size = FullDisk.isDisk() ? kilobytes(run) + room : room;
        Path err = temp.resolve("err");
        Process process = new ProcessBuilder(FullDisk.command(disk, size, command))
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended).as("it ends").isTrue();
        return new Ran(process.exitValue(), Files.readString(temp.resolve("out")), Files.readString(err, UTF_8));
    }

    private static int kilobytes(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.mapToInt(file -> 4 * (int) (1 + file.toFile().length() / 4096))
                    .sum();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(new ProcessBuilder("cp", "-r", from.toString(), to.toString())
                        .start()
                        .waitFor())
                .isZero();
    }
}
