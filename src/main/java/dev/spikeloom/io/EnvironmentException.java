package dev.spikeloom.io;

/**
 * Something around the program failed (the disk is full, a tool is missing or was ended from outside), not what it works
 * on: never a finding about a design, a network or a data set.
 */
public final class EnvironmentException extends InputException {
    private static final long serialVersionUID = 1L;

    public EnvironmentException(String message) {
        super(message);
    }

    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
