package dev.spikeloom.report.html;

/**
 * A chart that scripts draw. Its numbers also stand in a table beside it, for those who have no scripts or do not see it.
 *
 * @param id of its own on the page
 * @param kind which of the scripts draws it
 * @param title above it
 * @param description what it shows, for those who do not see it
 * @param data what is drawn, as JSON
 */
public record Chart(String id, String kind, String title, String description, Object data) implements Block {
    /** Series over numbers. */
    public static final String LINES = "lines";

    /** Bars of parts that stand on each other, one a category. */
    public static final String BARS = "bars";

    @Override
    public String type() {
        return "chart";
    }
}
