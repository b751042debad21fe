package dev.spikeloom.dataset.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are found by their names anywhere below a folder. */
class FolderTreeTest {
    private static final String CONTENT = "library (a) { }";
    private static final DatasetFile FILE = new DatasetFile("a.lib", CONTENT.length(), sum(CONTENT));

    @TempDir
    private Path temp;

    @Test
    void aFileIsFoundHoweverDeepItIs() throws IOException {
        Path deep = Files.createDirectories(temp.resolve("pdk/x/y/z"));
        Files.writeString(deep.resolve("a.lib"), CONTENT);

        assertThat(fetched()).isEqualTo(CONTENT);
    }

    @Test
    void aCompressedFileIsUnpacked() throws IOException {
        Path packed = Files.createDirectories(temp.resolve("pdk/x")).resolve("a.lib.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(CONTENT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(fetched()).isEqualTo(CONTENT);
    }

    @Test
    void ofSeveralTheOneWithTheRightContentIsTaken() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("pdk/old")).resolve("a.lib"), "library (b) { }");
        Files.writeString(Files.createDirectories(temp.resolve("pdk/x")).resolve("a.lib"), CONTENT);

        assertThat(fetched()).isEqualTo(CONTENT);
    }

    @Test
    void aFileWithAWrongChecksumIsRefused() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("pdk/old")).resolve("a.lib"), "library (b) { }");

        assertThatThrownBy(this::fetched)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("old/a.lib has the wrong content: SHA-256 of a.lib is");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Files.createDirectories(temp.resolve("pdk"));

        assertThatThrownBy(this::fetched)
                .isInstanceOf(SourceException.class)
                .hasMessage("there is neither a.lib nor a.lib.gz below it");
    }

    private String fetched() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        new FolderTree(temp.resolve("pdk")).fetch(List.of(FILE), cache, Progress.NONE);
        return Files.readString(temp.resolve("cache/a.lib"));
    }

    private static String sum(String text) {
        return HexFormat.of().formatHex(Checksums.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
