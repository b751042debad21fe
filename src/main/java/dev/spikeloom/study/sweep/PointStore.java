package dev.spikeloom.study.sweep;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.LineStore;
import java.nio.file.Path;
import java.util.List;

/** Results of points, as they are found. */
final class PointStore {
    private static final JsonMapper LINES = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LineStore<PointResult> lines;

    PointStore(Path file) {
        this.lines = new LineStore<>(
                file,
                LINES,
                PointResult.class,
                PointStore::isWhole,
                "not the result of a point; remove this line, and 'spikeloom sweep resume "
                        + file.toAbsolutePath().getParent() + "' computes it again");
    }

    private static boolean isWhole(PointResult point) {
        return point.parameters() != null
                && (point.skipped() != null || !point.figures().isEmpty());
    }

    /**
     * All points that are there, in the order in which they were added.
     *
     * @throws InputException if the file cannot be read, or a line that has an end is no result
     */
    List<PointResult> read() {
        return lines.read();
    }

    /**
     * Adds points: all of them, or none.
     *
     * @throws EnvironmentException if they cannot be written
     */
    void append(List<PointResult> points) {
        lines.append(points);
    }

    /** As it stands in a file. */
    static String line(PointResult point) {
        return LineStore.line(LINES, point);
    }

    /** The file, for messages. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
