package dev.spikeloom.dataset.fetch;

/**
 * A file of a data set that is fetched.
 *
 * @param name its name in the cache, unpacked
 * @param bytes its size, unpacked
 * @param sha256 its checksum, unpacked, in lower-case hexadecimal digits
 */
public record DatasetFile(String name, long bytes, String sha256) {}
