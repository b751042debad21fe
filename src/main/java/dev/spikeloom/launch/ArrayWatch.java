package dev.spikeloom.launch;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.io.ShutdownException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the tasks of an array, and asks the scheduler the less often the longer they take. */
final class ArrayWatch {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A pause is this part of the time so far. */
    private static final int PAUSE_SHARE = 20;

    /** So often in a row the scheduler may fail to answer. */
    private static final int PATIENCE = 40;

    private final SharedWork work;
    private final SubmittedArray array;
    private final Progress progress;
    private final long begun = System.nanoTime();
    private int failures;
    private long lastGoing = -1;

    ArrayWatch(SharedWork work, SubmittedArray array, Progress progress) {
        this.work = work;
        this.array = array;
        this.progress = progress;
    }

    /**
     * Waits until all tasks have ended, or not so long.
     *
     * @param stopped ends the waiting
     * @return whether all have ended
     * @throws EnvironmentException if the scheduler does not answer for long
     */
    boolean await(CountDownLatch stopped) {
        try {
            while (!haveEnded()) {
                if (stopped.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (ShutdownException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tasks that the scheduler has forgotten have ended. */
    private boolean haveEnded() {
        try {
            int tasks = array.tasks();
            long going = array.states().values().stream()
                    .filter(state -> !state.hasEnded())
                    .count();
            failures = 0;
            // Of hours in which nothing ends, a log needs no line.
            if (going != lastGoing) {
                progress.update(tasks - going, tasks, "tasks of " + array.title());
            }
            lastGoing = going;
            return going == 0;
        } catch (EnvironmentException e) {
            failures++;
            bear(e);
            return false;
        }
    }

    /** Schedulers are restarted while their tasks go on. A command that ends with this program has not failed. */
    private void bear(EnvironmentException e) {
        if (failures == 1 && !Shutdown.begun()) {
            progress.message(e.getMessage() + "; asking again");
        }
        if (failures == PATIENCE) {
            throw new EnvironmentException(
                    e.getMessage() + "; '" + work.resume(array) + "' waits for " + array.title() + " once it answers",
                    e);
        }
    }

    private Duration pause() {
        Duration share = Duration.ofNanos((System.nanoTime() - begun) / PAUSE_SHARE);
        Duration longer = share.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : share;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
