package dev.spikeloom.report.html;

/** A part of a section, from top to bottom of a page. */
public sealed interface Block permits Heading, Paragraph, Listing, Table, Chart, Drawing, Widget {
    /** Which of them it is, for the template. */
    String type();
}
