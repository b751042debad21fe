package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
