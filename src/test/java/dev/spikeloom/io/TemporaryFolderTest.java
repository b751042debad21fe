package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    Path parent;

    @Test
    void isRemovedWithAllThatIsInItWhenClosed() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.createIn(parent)) {
            Files.writeString(
                    Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "text");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aLinkIsRemovedAndNotFollowed() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(parent.resolve("kept")).resolve("file"), "text");
        try (TemporaryFolder folder = TemporaryFolder.createIn(parent)) {
            Files.createSymbolicLink(folder.path().resolve("link"), kept.getParent());
        }
        assertThat(kept).hasContent("text");
        assertThat(parent).isDirectoryNotContaining(path -> !path.equals(kept.getParent()));
    }
}
