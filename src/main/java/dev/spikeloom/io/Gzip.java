package dev.spikeloom.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Content that may be gzip-compressed, whatever its name says. */
public final class Gzip {
    private Gzip() {}

    /**
     * Whether the bytes to come are compressed.
     *
     * @param in must support marks
     * @throws IOException if it cannot be read
     */
    public static boolean isNext(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    /**
     * The content, unpacked if need be. What follows the end of compressed content is overlooked.
     *
     * @param in must support marks
     * @throws IOException if it cannot be read
     */
    public static InputStream unpacked(InputStream in) throws IOException {
        return isNext(in) ? new GZIPInputStream(in) : in;
    }
}
