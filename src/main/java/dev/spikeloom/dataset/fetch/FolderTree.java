package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files anywhere below a folder, plain or gzip-compressed. Of several with the same name, one with the right content is taken. */
public record FolderTree(Path folder) implements DatasetSource {
    /** Deeper than anybody unpacks a library. */
    private static final int MOST_DEPTH = 16;

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress) {
        if (!Files.isDirectory(folder)) {
            throw new SourceException("there is no such folder");
        }
        List<Path> all = all();
        for (DatasetFile file : files) {
            store(file, all, cache, progress);
        }
    }

    private List<Path> all() {
        try (Stream<Path> found = Files.walk(folder, MOST_DEPTH)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new SourceException(folder + " cannot be searched: " + AtomicFiles.reason(e.getCause()), e);
        } catch (IOException e) {
            throw new SourceException(folder + " cannot be searched: " + AtomicFiles.reason(e), e);
        }
    }

    private void store(DatasetFile file, List<Path> all, CacheFolder cache, Progress progress) {
        SourceException failure =
                new SourceException("there is neither " + file.name() + " nor " + file.name() + ".gz below it");
        for (Path path : all) {
            String name = path.getFileName().toString();
            if (name.equals(file.name()) || name.equals(file.name() + ".gz")) {
                try (InputStream in = Files.newInputStream(path)) {
                    cache.store(file, in, path.toString(), progress);
                    return;
                } catch (SourceException e) {
                    failure = e;
                } catch (IOException e) {
                    failure = new SourceException(path + " cannot be read: " + AtomicFiles.reason(e), e);
                }
            }
        }
        throw failure;
    }
}
