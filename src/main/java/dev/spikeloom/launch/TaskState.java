package dev.spikeloom.launch;

import java.util.Locale;

/** What a scheduler knows of a task. */
public enum TaskState {
    /** Waits for its turn, also after it was put back. */
    PENDING,
    RUNNING,
    DONE,
    /** Ended by an error, with its machine, or from outside. */
    FAILED,
    /** Ended for its time limit. */
    TIMED_OUT;

    /** Whether the scheduler has no more to do with it. */
    public boolean hasEnded() {
        return this != PENDING && this != RUNNING;
    }

    /** As files have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String text() {
        return key().replace('_', ' ');
    }
}
