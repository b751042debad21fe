package dev.spikeloom.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Tells the files of a folder that this program wrote from those of others, by a list in the folder. */
public final class OwnFiles {
    /** The list: a name a line. */
    static final String LIST = ".spikeloom";

    private OwnFiles() {}

    /**
     * Checks that what is to be written replaces nothing that others wrote.
     *
     * @param names of the files that are to be written
     * @throws InputException if one of them is there and not in the list
     */
    public static void require(Path folder, Collection<String> names) {
        Set<String> own = listed(folder);
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.exists(file) && !own.contains(name)) {
                throw new InputException(file + " is there and was not written by this program (no " + LIST
                        + " beside it names it); move it away, or name another folder");
            }
        }
    }

    /**
     * Adds files to the list.
     *
     * @throws InputException if the list cannot be read or written
     */
    public static void record(Path folder, Collection<String> names) {
        Set<String> own = listed(folder);
        if (own.addAll(names)) {
            AtomicFiles.writeString(folder.resolve(LIST), String.join("\n", own) + "\n");
        }
    }

    private static Set<String> listed(Path folder) {
        Path list = folder.resolve(LIST);
        try {
            return Files.isRegularFile(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();
        } catch (IOException e) {
            throw new InputException("cannot read " + list + ": " + AtomicFiles.reason(e), e);
        }
    }
}
