package dev.spikeloom.tool;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process with all that it has started. */
final class ProcessTree {
    private static final int PAUSE_MILLIS = 10;

    private final ProcessHandle root;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessTree(Process process) {
        // Through the handle: what the process printed so far can still be read when it is ended.
        root = process.toHandle();
    }

    /** Asks all to end, and kills those that have not after some time, or when the thread is interrupted. */
    void end(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (ask() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kill();
        }
    }

    /** Kills all. */
    void kill() {
        find();
        members.forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks those that it has not asked before; returns whether any lives. */
    private boolean ask() {
        find();
        return members.stream().anyMatch(ProcessHandle::isAlive);
    }

    private void find() {
        if (members.add(root)) {
            root.destroy();
        }
        root.descendants().filter(members::add).forEach(ProcessHandle::destroy);
    }
}
