package dev.spikeloom.report.html;

import java.util.List;

/**
 * A report.
 *
 * @param kind of what: {@code run}, {@code sweep} or {@code regression}
 * @param title of what, by its name
 * @param lead one sentence that says what it is
 * @param sections from top to bottom
 */
public record Page(String kind, String title, String lead, List<Section> sections) {
    public Page {
        sections = List.copyOf(sections);
    }
}
