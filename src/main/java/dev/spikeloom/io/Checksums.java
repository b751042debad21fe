package dev.spikeloom.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of content. */
public final class Checksums {
    private static final int NAME_BYTES = 16;

    private Checksums() {}

    /** A SHA-256 in the making. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What a file may be called that depends on a text: half of its SHA-256, 32 hexadecimal digits. */
    public static String name(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
    }
}
