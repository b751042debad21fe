package dev.spikeloom.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.function.Predicate;

/**
 * Results, a line of JSON each, which are only ever added. A line that was not written to its end, as after a power failure,
 * is not there; the next that is written takes its place. Several processes may add to one file.
 */
public final class LineStore<T> {
    private final Path file;
    private final JsonMapper mapper;
    private final Class<T> type;
    private final Predicate<T> whole;
    private final String otherwise;

    /**
     * @param whole whether all that a result has is there
     * @param otherwise what a line that is no result is not, and what to do: a part of a message
     */
    public LineStore(Path file, JsonMapper mapper, Class<T> type, Predicate<T> whole, String otherwise) {
        this.file = file;
        this.mapper = mapper;
        this.type = type;
        this.whole = whole;
        this.otherwise = otherwise;
    }

    /**
     * All results that are there, in the order in which they were added.
     *
     * @throws InputException if the file cannot be read, or a line that has an end is no result
     */
    public List<T> read() {
        List<T> results = new ArrayList<>();
        if (!Files.exists(file)) {
            return results;
        }
        long end = wholeLines();
        int number = 0;
        long bytes = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null && bytes < end; line = reader.readLine()) {
                number++;
                bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
                results.add(parsed(line, number));
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        return results;
    }

    private T parsed(String line, int number) {
        try {
            T result = mapper.readValue(line, type);
            if (whole.test(result)) {
                return result;
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(number, e);
        }
        throw damaged(number, null);
    }

    private InputException damaged(int number, Exception cause) {
        return new InputException(file + ":" + number + ": " + otherwise, cause);
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
     * Adds results: all of them, or none.
     *
     * @throws EnvironmentException if they cannot be written
     */
    public void append(List<T> results) {
        try {
            StringBuilder text = new StringBuilder();
            for (T result : results) {
                text.append(line(mapper, result));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                long end = wholeLines(channel);
                channel.truncate(end);
                write(channel, end, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** A result as it stands in a file. */
    public static String line(JsonMapper mapper, Object result) {
        try {
            return mapper.writeValueAsString(result) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is plain text and numbers", e);
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
