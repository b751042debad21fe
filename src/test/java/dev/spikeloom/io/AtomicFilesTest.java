package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.testing.FullDisk;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void createsTheFileAndItsFolders() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFiles.writeString(file, "text");
        assertThat(file).hasContent("text");
    }

    @Test
    void aFailedWriteKeepsTheOldFileAndLeavesNothingElse() {
        Path file = folder.resolve("c.txt");
        AtomicFiles.writeString(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot write " + file + ": No space left on device");
        assertThat(folder.toFile().list()).containsExactly("c.txt");
        assertThat(file).hasContent("old");
    }

    @Test
    void severalFilesAreWrittenSideBySide() {
        Path one = folder.resolve("a/1.txt");
        Path two = folder.resolve("a/2.txt");
        AtomicFiles.writeAll(List.of(one, two), outs -> {
            outs.get(1).write('x');
            outs.get(0).write('y');
            outs.get(1).write('z');
        });
        assertThat(one).hasContent("y");
        assertThat(two).hasContent("xz");
    }

    @Test
    void ifOneOfSeveralFilesCannotBeWrittenAllStayAsTheyWere() {
        Path one = folder.resolve("1.txt");
        Path two = folder.resolve("2.txt");
        AtomicFiles.writeString(one, "old");
        assertThatThrownBy(() -> AtomicFiles.writeAll(List.of(one, two), outs -> {
                    outs.get(0).write('y');
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("No space left on device");
        assertThat(folder.toFile().list()).containsExactly("1.txt");
        assertThat(one).hasContent("old");
    }

    /** Writes two files side by side; of the first, all but a little fits on the disk, and that is in memory to the end. */
    static final class Overfull {
        public static void main(String[] args) {
            List<Path> targets = List.of(Path.of(args[0]), Path.of(args[1]));
            Path large = Path.of(args[2]);
            try {
                AtomicFiles.writeAll(targets, outs -> {
                    for (Path target : targets) {
                        OutputStream out = outs.get(targets.indexOf(target));
                        out.write(new byte[10]);
                        if (target.equals(large)) {
                            out.write(new byte[60_000]);
                            out.write(new byte[10_000]);
                        }
                    }
                    System.out.println("written");
                });
            } catch (EnvironmentException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(String.join(
                    " ", new TreeSet<>(List.of(large.getParent().toFile().list()))));
        }
    }

    @ParameterizedTest
    @CsvSource({"first, second", "second, first"})
    void whileOneOfSeveralFilesIsNotOnTheDiskNoneIsInItsPlace(String large, String small) throws Exception {
        FullDisk.Ended ended = FullDisk.run(
                folder,
                Overfull.class,
                folder.resolve("first").toString(),
                folder.resolve("second").toString(),
                folder.resolve(large).toString());

        assertThat(ended.lines()).hasSize(3);
        assertThat(ended.lines().get(0)).isEqualTo("written");
        assertThat(ended.lines().get(1)).matches("cannot write .*/" + large + ": " + FullDisk.REASON);
        assertThat(ended.lines().get(2))
                .as("what is on the disk, and not " + small)
                .isEmpty();
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws IOException {
        Path one = folder.resolve("1.txt");
        Path two = folder.resolve("no-folder/2.txt");
        Files.writeString(folder.resolve("no-folder"), "a file");

        assertThatThrownBy(() -> AtomicFiles.writeAll(
                        List.of(one, two), outs -> outs.get(0).write('y')))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("cannot write " + two + ": ");
        assertThat(folder.toFile().list()).containsExactly("no-folder");
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThatThrownBy(() -> AtomicFiles.writeString(socket, "text"))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessage("cannot write " + socket + ": it is a device or the like, expected a file");
            assertThat(Files.isRegularFile(socket)).isFalse();
        }
    }

    @Test
    void namesTheReasonWhenTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> AtomicFiles.writeString(file.resolve("below"), "text"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cannot write " + file.resolve("below"));
    }

    @Test
    void namesTheReasonWhenAFileEndsTooEarly() {
        assertThat(AtomicFiles.reason(new EOFException())).isEqualTo("it ends too early");
        assertThat(AtomicFiles.reason(new EOFException("the trace ends within a cycle")))
                .isEqualTo("the trace ends within a cycle");
    }
}
