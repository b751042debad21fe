package dev.spikeloom.report.html;

import dev.spikeloom.io.Json;
import dev.spikeloom.report.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was written, for scripts.
 *
 * @param file as it was named
 * @param bytes that it has
 * @param kind of what it is: {@code run}, {@code sweep} or {@code regression}
 * @param title of what, by its name
 * @param sections ids of its sections, from top to bottom
 * @param figures the main ones that it states, by their keys
 */
public record WrittenReport(
        String file, long bytes, String kind, String title, List<String> sections, Map<String, Object> figures) {
    /** Of a page in a file. */
    public static WrittenReport of(Page page, Path file, long bytes) {
        return new WrittenReport(
                file.toString(),
                bytes,
                page.kind(),
                page.title(),
                page.sections().stream().map(Section::id).toList(),
                page.figures());
    }

    public String toJson() {
        return Json.text(this);
    }

    /** In a line. */
    @Override
    public String toString() {
        return "report of a " + kind + ", " + Figures.bytes((double) bytes) + ", written to " + file + "\n";
    }
}
