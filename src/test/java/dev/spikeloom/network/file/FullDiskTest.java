package dev.spikeloom.network.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.testing.FullDisk;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to a disk of 64 kB. */
class FullDiskTest {
    private static List<String> lines;

    @BeforeAll
    static void writeToAFullDisk(@TempDir Path disk) throws Exception {
        lines = FullDisk.run(disk, Writer.class, disk.toString()).lines();
    }

    @Test
    void theErrorNamesTheFileAndTheReasonOnOneLine() {
        assertThat(lines).anyMatch(line -> line.matches("cannot write .*/new\\.npz: " + FullDisk.REASON));
    }

    @Test
    void nothingHalfWrittenIsLeft() {
        assertThat(lines).contains("files: [old.npz]");
    }

    @Test
    void theOldFileIsStillThereWhenItCannotBeReplaced() {
        assertThat(lines)
                .anyMatch(line -> line.matches("cannot write .*/old\\.npz: " + FullDisk.REASON))
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
            return Uniform.network(
                    NeuronModel.SNN_DC, List.of(Uniform.dense(new float[inputs][neurons], new float[neurons], 1)));
        }
    }
}
