package dev.spikeloom.tool;

import dev.spikeloom.io.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ended a program that is no fault of it, nor of what it worked on. */
final class Mishap {
    /** Java's exit code of a process that a signal ended: this and the number of the signal. */
    private static final int SIGNAL = 128;

    private static final int SIGKILL = 9;
    private static final Map<Integer, String> SENT_BY_OTHERS = Map.of(1, "SIGHUP", 2, "SIGINT", 15, "SIGTERM");

    /** As the C library says it. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "File too large", "File size limit exceeded");

    /** Less than a block or two: nothing more can be written. */
    private static final long FULL_BYTES = 1 << 14;

    private Mishap() {}

    /** @param folder where the program worked */
    static Optional<String> of(int exitCode, String output, Path folder) {
        if (exitCode == 0) {
            return Optional.empty();
        }
        int signal = exitCode - SIGNAL;
        if (signal == SIGKILL) {
            return Optional.of(
                    "was killed (signal 9), as the system does when memory runs out; allow it more memory, or use"
                            + " fewer --threads");
        }
        if (SENT_BY_OTHERS.containsKey(signal)) {
            return Optional.of("was ended from outside (" + SENT_BY_OTHERS.get(signal) + ")");
        }
        return fullDisk(output, folder);
    }

    private static Optional<String> fullDisk(String output, Path folder) {
        Optional<String> said = output.lines()
                .filter(line -> FULL.stream().anyMatch(line::contains))
                .map(line -> "failed: " + line.strip())
                .findFirst();
        return said.isPresent()
                ? said
                : List.of(folder, TemporaryFolder.parent()).stream()
                        .filter(Mishap::isFull)
                        .map(full -> "failed, and the disk of " + full.toAbsolutePath() + " is full")
                        .findFirst();
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < FULL_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
