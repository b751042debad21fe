package dev.spikeloom.dataset;

import dev.spikeloom.dataset.fetch.CacheFolder;
import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.dataset.fetch.DatasetSource;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.fetch.LocalFolder;
import dev.spikeloom.dataset.fetch.SourceException;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings data sets into the cache. Only files whose SHA-256 is right get there; what is there already and right is not
 * fetched again.
 */
public final class DatasetFetcher {
    private DatasetFetcher() {}

    /**
     * Completes a data set in the cache.
     *
     * @param name one of {@link DatasetCatalog#fetchable()}
     * @param cache folder of all data sets, see {@link DatasetCache#folder()}; created if need be
     * @param from a folder to take the files from, plain or gzip-compressed; if empty, the known sources are tried;
     *     n-mnist is taken from a folder or zip file always
     * @throws InputException if there is no such data set, or no source has it, with the reason of each
     */
    public static void fetch(String name, Path cache, Optional<Path> from, Progress progress) {
        if (name.equals(NMnist.NAME)) {
            NMnist.fetch(
                    from.orElseThrow(() -> new InputException("data set " + name + " cannot be downloaded by a program;"
                            + " get it from https://www.garrickorchard.com/datasets/n-mnist and name its folder or zip"
                            + " file with --from PATH")),
                    cache,
                    progress);
            return;
        }
        FetchedDataset dataset = FetchedDataset.named(name)
                .orElseThrow(() -> new InputException("data set '" + name + "' cannot be fetched, allowed: "
                        + String.join(", ", DatasetCatalog.fetchable())));
        fetch(dataset, cache, from, progress);
    }

    static void fetch(FetchedDataset dataset, Path cache, Optional<Path> from, Progress progress) {
        CacheFolder folder = new CacheFolder(dataset.folder(cache));
        if (missing(dataset.files(), folder).isEmpty()) {
            progress.message(dataset.name() + " is already complete in " + folder.path());
            return;
        }
        try (FolderLock lock = FolderLock.toWrite(folder.path(), "spikeloom data fetch " + dataset.name())) {
            fetchAlone(dataset, folder, from, progress);
        }
    }

    private static void fetchAlone(FetchedDataset dataset, CacheFolder folder, Optional<Path> from, Progress progress) {
        List<DatasetFile> missing = missing(dataset.files(), folder);
        if (from.isPresent()) {
            fetchFrom(from.get(), missing, folder, progress);
        } else {
            fetchFromAnySource(dataset, missing, folder, progress);
        }
        progress.message(dataset.name() + " is complete in " + folder.path());
    }

    private static void fetchFrom(Path from, List<DatasetFile> missing, CacheFolder folder, Progress progress) {
        LocalFolder source = new LocalFolder(from);
        try {
            source.fetch(missing, folder, progress);
        } catch (SourceException e) {
            throw new InputException("cannot take the files from " + source.name() + ": " + e.getMessage(), e);
        }
    }

    private static void fetchFromAnySource(
            FetchedDataset dataset, List<DatasetFile> wanted, CacheFolder folder, Progress progress) {
        List<DatasetFile> missing = wanted;
        List<String> failures = new ArrayList<>();
        for (DatasetSource source : dataset.sources()) {
            progress.message("fetching " + dataset.name() + " from " + source.name());
            try {
                source.fetch(missing, folder, progress);
                return;
            } catch (SourceException e) {
                failures.add(source.name() + ": " + e.getMessage());
                progress.message(e.getMessage());
                missing = missing(missing, folder);
            }
        }
        throw new InputException("cannot fetch " + dataset.name() + " from any of its sources ("
                + String.join("; ", failures)
                + "); get its four IDX files in some other way and name their folder with --from DIR");
    }

    private static List<DatasetFile> missing(List<DatasetFile> files, CacheFolder folder) {
        return files.stream().filter(file -> !folder.holds(file)).toList();
    }
}
