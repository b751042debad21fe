package dev.spikeloom.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.InputException;
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

/**
 * Writes to a disk of 64 kB, a tmpfs that is mounted in a namespace of its own: by root, or by any user whom the kernel
 * lets have a namespace. Where it lets nobody, the test fails: it does not pass without having seen a full disk.
 */
class FullDiskTest {
    private static final List<List<String>> WAYS_TO_MOUNT =
            List.of(List.of("unshare", "-rm"), List.of("unshare", "-m"));

    private static List<String> lines;

    @BeforeAll
    static void writeToAFullDisk(@TempDir Path disk) throws Exception {
        List<String> refusals = new ArrayList<>();
        for (List<String> way : WAYS_TO_MOUNT) {
            List<String> command = new ArrayList<>(way);
            command.addAll(List.of(
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=64k spikeloom \"$1\" && exec \"$2\" -cp \"$3\" \"$4\" \"$1\"",
                    "sh",
                    disk.toString(),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    System.getProperty("java.class.path"),
                    Writer.class.getName()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                lines = output.lines().toList();
                return;
            }
            refusals.add(String.join(" ", way) + ": " + output.strip());
        }
        throw new AssertionError("no tmpfs can be mounted to fill; run the tests as root, or where user namespaces are"
                + " allowed (" + String.join("; ", refusals) + ")");
    }

    @Test
    void theErrorNamesTheFileAndTheReasonOnOneLine() {
        assertThat(lines).anyMatch(line -> line.matches("cannot write .*/new\\.npz: No space left on device"));
    }

    @Test
    void nothingHalfWrittenIsLeft() {
        assertThat(lines).contains("files: [old.npz]");
    }

    @Test
    void theOldFileIsStillThereWhenItCannotBeReplaced() {
        assertThat(lines)
                .anyMatch(line -> line.matches("cannot write .*/old\\.npz: No space left on device"))
                .contains("old.npz: 2-3");
    }

    /** What runs while the disk is mounted. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path disk = Path.of(arguments[0]);
            Path old = disk.resolve("old.npz");
            NetworkFile.write(old, network(2, 3));
            write(disk.resolve("new.npz"));
            write(old);
            try (Stream<Path> files = Files.list(disk)) {
                System.out.println("files: " + files.map(Path::getFileName).toList());
            }
            System.out.println("old.npz: " + NetworkFile.read(old).topology());
        }

        private static void write(Path file) {
            try {
                NetworkFile.write(file, network(200, 200));
                System.out.println(file + " was written");
            } catch (InputException e) {
                System.out.println(e.getMessage());
            }
        }

        private static Network network(int inputs, int neurons) {
            return new Network(List.of(new DenseLayer(new float[inputs][neurons], new float[neurons], 1)));
        }
    }
}
