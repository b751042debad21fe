package dev.spikeloom.network.file;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a zip file of named members that may be truncated, damaged or hostile: no more of a member is unpacked than the
 * caller has said it can hold, whatever the zip claims, and checksums are compared.
 */
final class NpzReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    /** @throws InputException if the file cannot be read, or is not a zip file of distinct members */
    NpzReader(Path file) {
        this.file = file;
        this.zip = open(file);
        this.entries = new TreeMap<>();
        try {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entries.put(entry.getName(), entry) != null) {
                    throw new InputException(file + " holds the member '" + printable(entry.getName()) + "' twice");
                }
            }
        } catch (IllegalArgumentException e) {
            close();
            throw new InputException(file + " is damaged: a member's name is not UTF-8", e);
        } catch (InputException e) {
            close();
            throw e;
        }
    }

    private static ZipFile open(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new InputException(file + " is empty, expected a network file (npz)");
            }
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new InputException(file + " is not a network file (npz), or is truncated: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Checks that the file holds these members and no others.
     *
     * @throws InputException otherwise
     */
    void requireMembers(Set<String> expected) {
        for (String name : entries.keySet()) {
            if (!expected.contains(name)) {
                throw new InputException(file + " has the unknown member '" + printable(name) + "', expected "
                        + String.join(", ", expected));
            }
        }
        for (String name : expected) {
            require(name);
        }
    }

    /** How a member is named in messages. */
    String where(String name) {
        return file + ", member " + name;
    }

    /**
     * The content of a member.
     *
     * @param limit the most bytes that it can have
     * @throws InputException if it is missing, damaged or longer
     */
    byte[] read(String name, int limit) {
        ZipEntry entry = require(name);
        if (entry.getSize() > limit) {
            throw tooLong(name, limit);
        }
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new InputException(where(name) + " is damaged: " + AtomicFiles.reason(e), e);
        }
        if (content.length > limit) {
            throw tooLong(name, limit);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw new InputException(where(name) + " is damaged: its checksum is wrong");
        }
        return content;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new InputException("cannot close " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private ZipEntry require(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new InputException(file + " has no member '" + name + "'");
        }
        return entry;
    }

    private InputException tooLong(String name, int limit) {
        return new InputException(where(name) + " is too long, at most " + limit + " bytes are possible");
    }

    private static String printable(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "..." : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
