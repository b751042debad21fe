package dev.spikeloom.physical.liberty;

/** A Liberty file is not well formed; the reader adds the file's name. */
final class LibertyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    LibertyException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
