package dev.spikeloom.dataset.fetch;

/** A source cannot provide a file; the message is one line that says why. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceException(String message) {
        super(message);
    }

    SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
