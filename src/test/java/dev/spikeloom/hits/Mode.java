package dev.spikeloom.hits;

/** How a command is hit. */
enum Mode {
    /** Ctrl-C: the signal goes to all processes of the group at once. */
    INTERRUPTED(130),
    /** As {@code kill} does: to the program alone. */
    TERMINATED(143),
    /** As the end of a job or a service does: to the program and all that it has started. */
    ALL_TERMINATED(143),
    /** A disk that is full at some point. */
    SMALL_DISK(2);

    private final int exitCode;

    Mode(int exitCode) {
        this.exitCode = exitCode;
    }

    /** With which the command ends, if it does not succeed. */
    int exitCode() {
        return exitCode;
    }

    boolean isSignal() {
        return this == INTERRUPTED || this == TERMINATED || this == ALL_TERMINATED;
    }
}
