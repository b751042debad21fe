package dev.spikeloom.report.html;

import java.util.List;

/**
 * A part of a page with a heading, which the list of contents leads to.
 *
 * @param id of its own on the page
 */
public record Section(String id, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A section that says why it has nothing to show. */
    public static Section without(String id, String title, String why) {
        return new Section(id, title, List.of(new Paragraph(why)));
    }
}
