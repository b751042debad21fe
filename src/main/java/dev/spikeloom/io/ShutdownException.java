package dev.spikeloom.io;

/** The program is ending: what was asked for is not begun, or not finished, any more. It is no error to report. */
public final class ShutdownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShutdownException() {
        super("the program is ending");
    }
}
