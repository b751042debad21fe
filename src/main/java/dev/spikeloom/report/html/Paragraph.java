package dev.spikeloom.report.html;

/** A sentence or a few. */
public record Paragraph(String text) implements Block {
    @Override
    public String type() {
        return "paragraph";
    }
}
