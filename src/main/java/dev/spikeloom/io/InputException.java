package dev.spikeloom.io;

/**
 * Something outside the program is wrong: a file, an option, a value, a tool, the disk. The message is one line that
 * says what was wrong, where (file, field), and what is allowed or what to do; it is shown to the user as it stands,
 * without a stack trace.
 */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
