package dev.spikeloom.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process with all that it has started: its descendants, and, if it leads a process group, whatever is in that. The group
 * has those as well whose parent ended before they were found.
 */
final class ProcessTree {
    private static final int PAUSE_MILLIS = 10;
    private static final int SIGNAL_SECONDS = 1;

    private final ProcessHandle root;
    private final boolean leadsGroup;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();
    private final Set<ProcessHandle> asked = new HashSet<>();

    /** @param leadsGroup whether the process has a group of its own */
    ProcessTree(Process process, boolean leadsGroup) {
        // Through the handle: what the process printed so far can still be read when it is ended.
        root = process.toHandle();
        this.leadsGroup = leadsGroup;
        // First of all, so that a script does not go on with what comes after a child that has ended.
        members.add(root);
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
        if (leadsGroup) {
            killGroup();
        }
    }

    /** Asks those that it has not asked before; returns whether any lives. */
    private boolean ask() {
        find();
        members.stream().filter(asked::add).forEach(ProcessHandle::destroy);
        return members.stream().anyMatch(ProcessHandle::isAlive);
    }

    /** Before any of them is asked: once a parent has ended, its children are nobody's descendants. */
    private void find() {
        root.descendants().forEach(members::add);
    }

    /** By a shell: Java knows no groups. */
    private void killGroup() {
        ProcessBuilder kill =
                new ProcessBuilder("sh", "-c", "kill -s KILL -- -\"$0\" 2>/dev/null", String.valueOf(root.pid()));
        try {
            kill.start().waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Where there is no shell, the descendants are all that can be found.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
