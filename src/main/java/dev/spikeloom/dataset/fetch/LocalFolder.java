package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files in a folder, plain or gzip-compressed, named as in the cache or with a dot before {@code idx}, as some
 * distributions do.
 */
public record LocalFolder(Path folder) implements DatasetSource {
    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress) {
        if (!Files.isDirectory(folder)) {
            throw new SourceException("there is no such folder");
        }
        for (DatasetFile file : files) {
            Path path = find(file);
            try (InputStream in = Files.newInputStream(path)) {
                cache.store(file, in, path.toString(), progress);
            } catch (IOException e) {
                throw new SourceException(path + " cannot be read: " + AtomicFiles.reason(e), e);
            }
        }
    }

    private Path find(DatasetFile file) {
        List<String> names = Stream.of(file.name(), file.name().replace("-idx", ".idx"))
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .toList();
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        folder + " has none of " + names.stream().collect(Collectors.joining(", "))));
    }
}
