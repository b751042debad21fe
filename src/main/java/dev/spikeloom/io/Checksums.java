package dev.spikeloom.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Checksums of content. */
public final class Checksums {
    private Checksums() {}

    /** A SHA-256 in the making. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
