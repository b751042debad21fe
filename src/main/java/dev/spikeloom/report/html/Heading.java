package dev.spikeloom.report.html;

/**
 * What one of several things of a section is called.
 *
 * @param id of its own on the page
 */
public record Heading(String id, String text) implements Block {
    @Override
    public String type() {
        return "heading";
    }
}
