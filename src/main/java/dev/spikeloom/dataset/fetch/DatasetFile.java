package dev.spikeloom.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a data set that is fetched.
 *
 * @param name its name in the cache, unpacked
 * @param bytes its size, unpacked
 * @param sha256 its checksum, unpacked, in lower-case hexadecimal digits
 */
public record DatasetFile(String name, long bytes, String sha256) {
    /** Whether the bytes to come are gzip-compressed, whatever the name says. The stream must support marks. */
    public static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }
}
