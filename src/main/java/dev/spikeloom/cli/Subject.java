package dev.spikeloom.cli;

import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.OwnFiles;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.study.TrainedNetworks;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** Trained networks that a command looks into, and the folder for what it finds, both its own until it is closed. */
final class Subject implements AutoCloseable {
    private final Deque<FolderLock> locks = new ArrayDeque<>();
    private TrainedNetworks networks;
    private Path folder;
    private boolean named;

    private Subject() {}

    /**
     * Takes the folder of the run before it is read: to write to it, if the results go there.
     *
     * @param output where the results are to go; null for where the networks say
     */
    static Subject open(Spikeloom spikeloom, String subject, Path output, Supplier<TrainedNetworks> find) {
        Subject opened = new Subject();
        boolean complete = false;
        try {
            opened.take(spikeloom, TrainedNetworks.run(subject), output, find);
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    private void take(Spikeloom spikeloom, Optional<Path> run, Path output, Supplier<TrainedNetworks> find) {
        boolean within = run.isPresent() && (output == null || isWithin(run.get(), output));
        run.ifPresent(path -> locks.push(within ? spikeloom.lockFixed(path) : spikeloom.lockToRead(path)));
        networks = find.get();
        folder = output == null ? networks.outputFolder() : output;
        named = output != null;
        if (!within) {
            locks.push(spikeloom.lock(folder));
        }
    }

    private static boolean isWithin(Path run, Path output) {
        return RunFolder.owning(output).equals(RunFolder.owning(run));
    }

    TrainedNetworks networks() {
        return networks;
    }

    /** For the results. */
    Path folder() {
        return folder;
    }

    /**
     * Checks that files of these names may be written: in a folder that a user named, none is there from elsewhere. What
     * lies in the folder of a run is the run's.
     *
     * @throws dev.spikeloom.io.InputException if one is
     */
    void requireOwn(Collection<String> names) {
        if (named && !RunFolder.isPartOfRun(folder)) {
            OwnFiles.require(folder, names);
        }
    }

    /** Before the files are written: an interrupt leaves none that would be taken for another's. */
    void recordOwn(Collection<String> names) {
        if (!RunFolder.isPartOfRun(folder)) {
            OwnFiles.record(folder, names);
        }
    }

    @Override
    public void close() {
        locks.forEach(FolderLock::close);
    }
}
