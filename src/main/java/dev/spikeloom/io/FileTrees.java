package dev.spikeloom.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class FileTrees {
    private static final Pattern UNFINISHED =
            Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp|\\.work-\\d+");

    private FileTrees() {}

    /**
     * Removes a folder if nothing is in it.
     *
     * @throws EnvironmentException if it cannot be removed
     */
    public static void deleteIfEmpty(Path folder) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            throw new EnvironmentException("cannot remove " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Removes what a process that was killed left unfinished in a folder and those in it: files of {@link AtomicFiles} and
     * folders of {@link TemporaryFolder}.
     *
     * @throws InputException if something cannot be removed
     */
    static void deleteUnfinished(Path folder) {
        try (Stream<Path> tree = Files.walk(folder, 2)) {
            tree.filter(entry ->
                            UNFINISHED.matcher(entry.getFileName().toString()).matches())
                    .toList()
                    .forEach(FileTrees::delete);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Removes a file or folder, if it is there. Symbolic links are removed, not followed.
     *
     * @throws EnvironmentException if something cannot be removed
     */
    public static void delete(Path root) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            remove(root);
        }
    }

    /** As {@link #delete}, at the end of the program too. */
    static void remove(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot remove " + root + ": " + AtomicFiles.reason(e), e);
        }
    }
}
