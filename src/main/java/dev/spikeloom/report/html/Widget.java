package dev.spikeloom.report.html;

/**
 * What scripts fill with controls of their own, and what stands there without scripts.
 *
 * @param id of its own on the page
 * @param kind which of the scripts fills it
 * @param otherwise what is said where there are no scripts; empty if there is nothing to say
 * @param table what stands there too; null if there is none
 * @param data what it works on, as JSON
 */
public record Widget(String id, String kind, String otherwise, Table table, Object data) implements Block {
    /** Without a table. */
    public Widget(String id, String kind, String otherwise, Object data) {
        this(id, kind, otherwise, null, data);
    }

    @Override
    public String type() {
        return "widget";
    }
}
