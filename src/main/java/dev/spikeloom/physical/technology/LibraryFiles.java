package dev.spikeloom.physical.technology;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Library files that a technology names, by name or by a pattern of {@code *} and {@code ?}. */
public final class LibraryFiles {
    private static final int BLOCK = 1 << 16;

    private LibraryFiles() {}

    /**
     * The files of some names or patterns, those of each in the order of their names.
     *
     * @param file the technology's, for messages
     * @param key that has them, for messages
     * @throws InputException if there is none of a name or pattern
     */
    static List<Path> find(String file, String key, Path folder, List<String> patterns) {
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> some = find(file, key, folder, pattern);
            if (some.isEmpty()) {
                throw new InputException(file + ": " + key + ": there is no file " + folder.resolve(pattern)
                        + ", expected a Liberty library (paths are relative to the technology's file)");
            }
            found.addAll(some);
        }
        return found;
    }

    private static List<Path> find(String file, String key, Path folder, String pattern) {
        try {
            Path path = folder.resolve(pattern);
            if (!pattern.contains("*") && !pattern.contains("?")) {
                return Files.isRegularFile(path) ? List.of(path) : List.of();
            }
            Path parent = path.toAbsolutePath().getParent();
            if (!Files.isDirectory(parent)) {
                return List.of();
            }
            return matching(parent, path.getFileName().toString());
        } catch (InvalidPathException e) {
            throw new InputException(file + ": " + key + ": '" + pattern + "' cannot be the name of a file", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static List<Path> matching(Path folder, String pattern) throws IOException {
        Pattern names = pattern(pattern);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (names.matcher(entry.getFileName().toString()).matches() && Files.isRegularFile(entry)) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found.stream().sorted().toList();
    }

    /** A pattern of names: {@code *} stands for any characters, {@code ?} for one. */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(regex.toString());
    }

    /**
     * SHA-256 of the contents of files, one after the other.
     *
     * @throws InputException if one cannot be read
     */
    public static String checksum(List<Path> files) {
        MessageDigest digest = Checksums.sha256();
        byte[] block = new byte[BLOCK];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                for (int length = in.read(block); length >= 0; length = in.read(block)) {
                    digest.update(block, 0, length);
                }
            } catch (IOException e) {
                throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
