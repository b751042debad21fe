package dev.spikeloom.study.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of points, a line of JSON each, which are only ever added. A line that was not written to its end, as after a
 * power failure, is not there; the next that is written takes its place.
 */
final class PointStore {
    private static final JsonMapper LINES = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    PointStore(Path file) {
        this.file = file;
    }

    /**
     * All points that are there, in the order in which they were added.
     *
     * @throws InputException if the file cannot be read, or a line that has an end is no result
     */
    List<PointResult> read() {
        List<PointResult> points = new ArrayList<>();
        if (!Files.exists(file)) {
            return points;
        }
        long whole = wholeLines();
        int number = 0;
        long bytes = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null && bytes < whole; line = reader.readLine()) {
                number++;
                bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
                points.add(parsed(line, number));
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        return points;
    }

    private PointResult parsed(String line, int number) {
        try {
            PointResult point = LINES.readValue(line, PointResult.class);
            boolean whole = point.parameters() != null
                    && (point.skipped() != null || !point.figures().isEmpty());
            if (whole) {
                return point;
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(number, e);
        }
        throw damaged(number, null);
    }

    private InputException damaged(int number, Exception cause) {
        return new InputException(
                file + ":" + number + ": not the result of a point; remove this line, and 'spikeloom sweep resume "
                        + file.toAbsolutePath().getParent() + "' computes it again",
                cause);
    }

    /** Bytes of the lines that have an end. */
    private long wholeLines() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return wholeLines(channel);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1 << 16);
        long end = channel.size();
        while (end > 0) {
            long begin = Math.max(0, end - last.capacity());
            last.clear().limit((int) (end - begin));
            channel.read(last, begin);
            for (int i = last.position() - 1; i >= 0; i--) {
                if (last.get(i) == '\n') {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }

    /**
     * Adds points: all of them, or none.
     *
     * @throws EnvironmentException if they cannot be written
     */
    void append(List<PointResult> points) {
        try {
            StringBuilder text = new StringBuilder();
            for (PointResult point : points) {
                text.append(line(point));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                long whole = wholeLines(channel);
                channel.truncate(whole);
                write(channel, whole, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** As it stands in a file. */
    static String line(PointResult point) {
        try {
            return LINES.writeValueAsString(point) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a point is plain text and numbers", e);
        }
    }

    private static void write(FileChannel channel, long place, ByteBuffer bytes) throws IOException {
        try {
            long at = place;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            channel.truncate(place);
            throw e;
        }
    }

    /** The file, for messages. */
    @Override
    public String toString() {
        return file.toString();
    }
}
