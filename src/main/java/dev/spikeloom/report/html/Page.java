package dev.spikeloom.report.html;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report.
 *
 * @param kind of what: {@code run}, {@code sweep} or {@code regression}
 * @param title of what, by its name
 * @param lead one sentence that says what it is
 * @param sections from top to bottom
 * @param figures the main ones that it states, by their keys, for scripts
 */
public record Page(String kind, String title, String lead, List<Section> sections, Map<String, Object> figures) {
    public Page {
        sections = List.copyOf(sections);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
