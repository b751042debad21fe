package dev.spikeloom.network.file;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip file of named members. The same members give the same bytes on any machine and JDK: nothing is
 * compressed, since that depends on the version of zlib, and every member carries the same date.
 */
final class NpzWriter {
    /** The first day of the zip format would make the JDK add a field that depends on the time zone; this one does not. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    void add(String name, byte[] content) {
        members.put(name, content);
    }

    void add(String name, NpyArray array) {
        add(name, array.encode());
    }

    /** @throws InputException if the file cannot be written; there is then no file, or the old one */
    void writeTo(Path file) {
        AtomicFiles.write(file, this::writeZip);
    }

    private void writeZip(OutputStream out) throws java.io.IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            byte[] content = member.getValue();
            CRC32 crc = new CRC32();
            crc.update(content);
            ZipEntry entry = new ZipEntry(member.getKey());
            entry.setMethod(ZipEntry.STORED);
            entry.setTimeLocal(DATE);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        zip.finish();
    }
}
