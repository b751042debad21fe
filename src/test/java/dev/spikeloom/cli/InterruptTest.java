package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training is interrupted after its first epochs, and what is in its folder then is given to each test. */
class InterruptTest {
    private static final List<String> EXPERIMENT =
            List.of("digits", "-s", "network=64-64-10", "-s", "training.epochs=150");

    @TempDir
    private static Path once;

    @TempDir
    private Path temp;

    private Path interrupted;

    @BeforeAll
    static void interruptATraining() throws Exception {
        Path folder = folderIn(once);
        Process training = new ProcessBuilder(command("train", folder)).start();
        awaitFile(folder.resolve("checkpoint.bin"), training);
        new ProcessBuilder("kill", "-INT", String.valueOf(training.pid()))
                .start()
                .waitFor();
        assertThat(training.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(training.exitValue()).isEqualTo(128 + 2);
    }

    @BeforeEach
    void copyItsFolder() throws IOException {
        interrupted = Files.createDirectory(folderIn(temp));
        for (String name : names(folderIn(once))) {
            Files.copy(folderIn(once).resolve(name), interrupted.resolve(name));
        }
    }

    private static Path folderIn(Path temp) {
        return temp.resolve("interrupted");
    }

    @Test
    void aTrainingThatIsInterruptedLeavesNothingHalfWrittenAndResumesToTheSameBytes() throws Exception {
        assertThat(names(interrupted)).containsExactly("checkpoint.bin", "experiment.yaml");

        Ran resumed = spikeloom("train", interrupted, "--resume");
        Path whole = temp.resolve("whole");
        spikeloom("train", whole);

        assertThat(resumed.err()).contains("resuming after epoch");
        assertThat(names(interrupted)).containsExactly("experiment.yaml", "network.npz", "result.json", "training.csv");
        for (String name : names(whole)) {
            assertThat(interrupted.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
    }

    @Test
    void theSameCommandGoesOnWithATrainingThatWasInterrupted() {
        Ran again = spikeloom("train", interrupted);

        assertThat(again.exitCode()).isZero();
        assertThat(again.err())
                .contains(interrupted
                        + " has an interrupted training of this network, which goes on; --force starts over")
                .contains("resuming after epoch");
    }

    @Test
    void forceStartsOver() {
        Ran again = spikeloom("train", interrupted, "--force");

        assertThat(again.exitCode()).isZero();
        assertThat(again.err())
                .contains("starting over; removed from " + interrupted + ": checkpoint.bin")
                .doesNotContain("resuming");
    }

    @Test
    void aTrainingOfAnotherNetworkStartsOverAndSaysSo() {
        Ran other = spikeloom("train", interrupted, "-s", "training.seed=2", "-s", "training.epochs=1");

        assertThat(other.exitCode()).isZero();
        assertThat(other.err())
                .contains("starting over; removed from " + interrupted + ": checkpoint.bin")
                .doesNotContain("resuming");
    }

    private static Ran spikeloom(String stage, Path folder, String... more) {
        List<String> command = new ArrayList<>(List.of(stage));
        command.addAll(EXPERIMENT);
        command.addAll(List.of("-o", folder.toString()));
        command.addAll(List.of(more));
        return Ran.spikeloom(command.toArray(String[]::new));
    }

    private static List<String> command(String stage, Path folder) {
        List<String> command = JavaProcess.command(Spikeloom.class, stage);
        command.addAll(EXPERIMENT);
        command.addAll(List.of("-o", folder.toString()));
        return command;
    }

    private static void awaitFile(Path file, Process process) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(process.isAlive())
                    .as("the training goes on until it is interrupted")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
