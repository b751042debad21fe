package dev.spikeloom.run;

/** Two things that must be equal are not: one of the proofs of a run has failed. The message is one line. */
public final class FailedCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FailedCheckException(String message) {
        super(message);
    }
}
