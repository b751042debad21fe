package dev.spikeloom.report.html;

import freemarker.core.HTMLOutputFormat;
import java.util.Locale;

/** Draws an SVG that takes its colours from the page, so that it is light or dark as that is. */
public final class DrawingCanvas {
    private final StringBuilder svg = new StringBuilder();

    /** An empty drawing. */
    public DrawingCanvas(int width, int height, String description) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"%s\">",
                width, height, width, height, escaped(description));
    }

    /** @param kind a class of the page's style sheet */
    public void rectangle(String kind, double left, double top, double width, double height) {
        add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                kind, left, top, width, height);
    }

    /** @param kind a class of the page's style sheet */
    public void line(String kind, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    /**
     * A line through points.
     *
     * @param kind a class of the page's style sheet
     * @param points as SVG has them: {@code x,y x,y}
     */
    public void polyline(String kind, String points) {
        add("<polyline class=\"%s\" points=\"%s\"/>", kind, escaped(points));
    }

    /**
     * A text.
     *
     * @param kind a class of the page's style sheet
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public void text(String kind, double x, double y, String anchor, String content) {
        add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                kind, x, y, anchor, escaped(content));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return HTMLOutputFormat.INSTANCE.escapePlainText(ShownText.of(text));
    }

    /** Ends the drawing. */
    public String finish() {
        svg.append("</svg>");
        return svg.toString();
    }
}
