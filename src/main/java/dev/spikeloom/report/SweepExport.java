package dev.spikeloom.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.SqliteFile;
import dev.spikeloom.study.sweep.PointTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All points of a sweep as a file for other programs, which appears whole or not at all. */
public final class SweepExport {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private SweepExport() {}

    /**
     * Writes a list of flat objects, a line each; what has no value is left out.
     *
     * @throws dev.spikeloom.io.EnvironmentException if the file cannot be written
     */
    public static void writeJson(PointTable points, Path file) {
        AtomicFiles.write(file, out -> {
            out.write('[');
            String separator = "\n";
            for (List<Object> row : points.rows()) {
                out.write(separator.getBytes(StandardCharsets.UTF_8));
                out.write(ROWS.writeValueAsBytes(object(points, row)));
                separator = ",\n";
            }
            out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Map<String, Object> object(PointTable points, List<Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) != null) {
                object.put(points.columns().get(i).name(), row.get(i));
            }
        }
        return object;
    }

    /**
     * Writes a SQLite database with one table {@code points}.
     *
     * @throws dev.spikeloom.io.EnvironmentException if the file cannot be written
     */
    public static void writeSqlite(PointTable points, Path file) {
        SqliteFile.write(
                file,
                "points",
                points.columns().stream()
                        .map(column -> new SqliteFile.Column(
                                column.name(), column.type().name()))
                        .toList(),
                points.rows());
    }
}
