package dev.spikeloom.dataset;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is removed, with all that is in it, when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("spikeloom"));
        } catch (IOException e) {
            throw new InputException("cannot create a temporary folder: " + AtomicFiles.reason(e), e);
        }
    }

    /** The one file directly in the folder whose name ends like this. */
    Path single(String suffix) {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(suffix)).toList();
            if (found.size() != 1) {
                throw new SourceException(found.size() + " files end in " + suffix + ", expected 1");
            }
            return found.get(0);
        } catch (IOException e) {
            throw new InputException("cannot list " + path + ": " + AtomicFiles.reason(e), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new InputException("cannot remove " + path + ": " + AtomicFiles.reason(e), e);
        }
    }
}
