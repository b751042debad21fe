package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.util.List;

/** A place that a data set can be had from. */
public interface DatasetSource {
    /** What the user knows it by. */
    String name();

    /**
     * Stores files in the cache. If it fails, those that were stored before stay.
     *
     * @param files what is missing in the cache
     * @throws SourceException if this place does not have them, or cannot be reached; another may do
     * @throws InputException if no other place will do any better, for example because the disk is full
     */
    void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress);
}
