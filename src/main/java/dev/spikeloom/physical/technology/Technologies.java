package dev.spikeloom.physical.technology;

import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.dataset.fetch.FolderTree;
import dev.spikeloom.dataset.fetch.HttpMirror;
import dev.spikeloom.dataset.fetch.SourceException;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The technologies that can be named on the command line and in experiments: those that ship, and files of users. */
public final class Technologies {
    /** The one that needs no download. */
    public static final String DEFAULT = "generic28";

    private Technologies() {}

    /** Those that ship with the program; the first needs no download. */
    public static List<String> names() {
        return Place.BUNDLED;
    }

    /** What those that ship with the program are. */
    public static List<Description> list() {
        return names().stream()
                .map(name -> Place.bundled(name, Path.of("")).description())
                .toList();
    }

    /**
     * The technologies to fetch before one can be loaded, among them itself.
     *
     * @param cache folder of all that is fetched
     */
    public static List<String> toFetch(String nameOrFile, Path cache) {
        return parts(nameOrFile, cache).stream()
                .filter(part -> !part.missing().isEmpty())
                .map(part -> part.description().name())
                .toList();
    }

    /** A technology and, if there is one, that which has its memories. */
    private static List<Place> parts(String nameOrFile, Path cache) {
        Place place = Place.of(nameOrFile, cache, Path.of(""));
        Path beside = place.bundled() ? Path.of("") : place.folder();
        return Stream.concat(
                        Stream.of(place),
                        place.description().memoriesFrom().map(name -> Place.of(name, cache, beside)).stream())
                .toList();
    }

    /**
     * Loads a technology.
     *
     * @param nameOrFile one of {@link #names()}, or a user's file
     * @param cache folder of all that is fetched
     * @throws InputException if there is none, files of it are missing, or something in them is wrong
     */
    public static Technology load(String nameOrFile, Path cache) {
        return new TechnologyLoader(Place.of(nameOrFile, cache, Path.of("")), cache).load();
    }

    /**
     * Brings the files of a technology, and of that which has its memories, into the cache. Only files whose SHA-256 is right
     * get there; what is there already and right is not fetched again.
     *
     * @param name one of {@link #names()}
     * @param cache folder of all that is fetched; created if need be
     * @param from a folder to take the files from, which may be anywhere below it, plain or compressed; if empty, their public
     *     repositories are asked
     * @throws InputException if there is no such technology, or its files cannot be had, with the reason
     */
    public static void fetch(String name, Path cache, Optional<Path> from, Progress progress) {
        for (Place part : parts(name, cache)) {
            fetch(part, from, progress);
        }
    }

    private static void fetch(Place place, Optional<Path> from, Progress progress) {
        String name = place.description().name();
        if (place.description().fetched().isEmpty()) {
            progress.message(name + " needs no download");
            return;
        }
        if (missing(place, place.description().files()).isEmpty()) {
            progress.message(name + " is already complete in " + place.folder());
            return;
        }
        try (FolderLock lock = FolderLock.toWrite(place.folder(), "spikeloom tech fetch " + name)) {
            for (FetchFolder folder : place.description().fetched()) {
                fetch(place, folder, from, progress);
            }
        }
        progress.message(name + " is complete in " + place.folder());
    }

    private static void fetch(Place place, FetchFolder folder, Optional<Path> from, Progress progress) {
        List<DatasetFile> wanted = missing(place, folder.files());
        if (wanted.isEmpty()) {
            return;
        }
        try {
            if (from.isPresent()) {
                new FolderTree(from.get()).fetch(wanted, place.cacheFolder(), progress);
            } else {
                progress.message("fetching " + wanted.size() + " files of "
                        + place.description().name() + " from " + folder.url());
                HttpMirror.of(folder.url(), folder.packed()).fetch(wanted, place.cacheFolder(), progress);
            }
        } catch (SourceException e) {
            throw new InputException(
                    "cannot fetch " + place.description().name() + " from "
                            + from.map(Path::toString).orElse(folder.url()) + ": " + e.getMessage()
                            + (from.isPresent()
                                    ? ""
                                    : "; get its files in some other way and name a folder above them with --from DIR"),
                    e);
        }
    }

    private static List<DatasetFile> missing(Place place, List<DatasetFile> files) {
        List<DatasetFile> missing = new ArrayList<>(files);
        missing.removeIf(file -> place.cacheFolder().holds(file));
        return missing;
    }
}
