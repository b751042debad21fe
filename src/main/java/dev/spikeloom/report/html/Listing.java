package dev.spikeloom.report.html;

/**
 * A text whose lines and spaces stand as they are.
 *
 * @param title what it is
 */
public record Listing(String title, String text) implements Block {
    @Override
    public String type() {
        return "listing";
    }
}
