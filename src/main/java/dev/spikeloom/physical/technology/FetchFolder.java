package dev.spikeloom.physical.technology;

import dev.spikeloom.dataset.fetch.DatasetFile;
import java.util.List;

/**
 * Files that come from one place.
 *
 * @param url of the folder, ending in a slash
 * @param packed whether they are compressed there
 * @param files their names, sizes and checksums
 */
public record FetchFolder(String url, boolean packed, List<DatasetFile> files) {}
