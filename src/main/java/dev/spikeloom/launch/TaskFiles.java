package dev.spikeloom.launch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What tasks leave in the folder of their work. */
public final class TaskFiles {
    private static final String FOLDER = "tasks";
    private static final String RESULTS = ".jsonl";

    private TaskFiles() {}

    /** Where all of it is. */
    public static Path folder(Path work) {
        return work.resolve(FOLDER);
    }

    /** What a task locks while it runs: should a scheduler run it again that has lost sight of it, one of the two goes on. */
    public static Path lock(Path work, int task) {
        return folder(work).resolve(String.valueOf(task));
    }

    /** What a task prints. */
    static Path log(Path work, int task) {
        return folder(work).resolve(task + ".log");
    }

    /** What a task has found. */
    public static Path results(Path work, int task) {
        return folder(work).resolve(task + RESULTS);
    }

    /**
     * What tasks have found, as far as there is any.
     *
     * @throws InputException if the folder cannot be read
     */
    public static List<Path> results(Path work) {
        if (!Files.isDirectory(folder(work))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(work))) {
            return files.filter(file -> file.toString().endsWith(RESULTS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException("cannot read " + folder(work) + ": " + AtomicFiles.reason(e), e);
        }
    }
}
