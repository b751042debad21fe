package dev.spikeloom.report;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.io.Json;
import java.nio.file.Path;
import java.util.List;

/** The data sets, and whether they are in a cache. */
public final class DatasetList {
    private DatasetList() {}

    /** A line each. */
    public static String text(Path cache) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries(cache)) {
            String state = DatasetCatalog.isFolder(entry.name())
                    ? "in a folder of your own: -s data.dataset=" + entry.name() + " -s data.folder=DIR"
                    : entry.here()
                            ? "here"
                            : "to be fetched: spikeloom data fetch "
                                    + String.join(", spikeloom data fetch ", entry.toFetch());
            text.append(String.format("%-18s %s%n", entry.name(), state));
        }
        return text.toString();
    }

    /** A list in JSON. */
    public static String json(Path cache) {
        return Json.text(entries(cache));
    }

    private static List<Entry> entries(Path cache) {
        return DatasetCatalog.names().stream()
                .map(name -> {
                    List<String> missing = DatasetCatalog.toFetch(name, cache);
                    return new Entry(name, missing.isEmpty() && !DatasetCatalog.isFolder(name), missing);
                })
                .toList();
    }

    /** @param toFetch data sets that have to be fetched for it */
    private record Entry(String name, boolean here, List<String> toFetch) {}
}
