package dev.spikeloom.dataset;

import java.nio.file.Path;
import java.util.Map;

/** Where fetched data sets are kept: a folder of the user's own, with a folder for each data set. */
public final class DatasetCache {
    /** The environment variable that names the folder. */
    public static final String VARIABLE = "SPIKELOOM_CACHE";

    private DatasetCache() {}

    /**
     * The folder that {@value #VARIABLE} names; without it {@code spikeloom} in {@code $XDG_CACHE_HOME}, or else in
     * {@code ~/.cache} (XDG Base Directory Specification).
     */
    public static Path folder() {
        return folder(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path folder(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The specification says that a relative path is to be ignored.
        boolean usable = !caches.isEmpty() && Path.of(caches).isAbsolute();
        return (usable ? Path.of(caches) : home.resolve(".cache")).resolve("spikeloom");
    }
}
