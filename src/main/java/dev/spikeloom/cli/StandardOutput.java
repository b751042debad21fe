package dev.spikeloom.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output, which knows why it can no longer be written: that a reader such as {@code head} has gone is no error,
 * a full disk is.
 */
final class StandardOutput extends FilterOutputStream {
    private static final Path LINK = Path.of("/proc/self/fd/1");

    private IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether what was written last met a pipe that nobody reads any more. */
    boolean readerHasGone() {
        return failure != null
                && (String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("broken pipe")
                        || isPipe());
    }

    /** The system's words are in its language; what else can happen to a pipe is nothing. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(LINK).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
