package dev.spikeloom.tool;

import dev.spikeloom.io.InputException;
import java.time.Duration;

/**
 * How long a program may run: nothing that is waited for is waited for without an end.
 *
 * @param total from start to end; zero if only its silence counts
 * @param silence for which it may neither print nor end
 */
record Limits(Duration total, Duration silence) {
    private static final String VARIABLE = "SPIKELOOM_TOOL_MINUTES";
    private static final int MINUTES = 60;
    private static final int MOST_MINUTES = 100_000;

    /**
     * As the environment has it.
     *
     * @throws InputException if the environment variable is no such number
     */
    static Limits ofEnvironment() {
        return new Limits(Duration.ZERO, Duration.ofMinutes(minutes(System.getenv(VARIABLE))));
    }

    static int minutes(String given) {
        if (given == null || given.isBlank()) {
            return MINUTES;
        }
        if (!given.matches("[1-9]\\d{0,5}") || Integer.parseInt(given) > MOST_MINUTES) {
            throw new InputException(VARIABLE + " is '" + given + "', allowed: 1 to " + MOST_MINUTES
                    + ", the minutes that a tool may run without printing anything");
        }
        return Integer.parseInt(given);
    }

    /** A program with a time limit of its own may use it as it likes. */
    static Limits of(Duration total) {
        return new Limits(total, total);
    }

    /** What is said of a program that was ended for its silence. */
    String silenceText() {
        return "has printed nothing for " + silence.toSeconds() + " s and was ended; " + VARIABLE + " allows more";
    }
}
