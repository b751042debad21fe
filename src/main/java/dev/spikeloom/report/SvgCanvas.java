package dev.spikeloom.report;

import java.util.Locale;

/** An SVG image that is drawn piece by piece. The same pieces give the same bytes. */
final class SvgCanvas {
    private final StringBuilder svg = new StringBuilder();

    /** An empty image with a title and a note below it. */
    SvgCanvas(int width, int height, String title, String note) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"14\" fill=\"#222222\">",
                width, height, width, height);
        add("<title>%s</title>", escaped(title));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        text(width / 2.0, 30, "middle", "font-size=\"17\" font-weight=\"bold\"", title);
        text(width / 2.0, 51, "middle", "font-size=\"13\"", note);
    }

    void rectangle(double left, double top, double width, double height, String attributes) {
        add("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" %s/>", left, top, width, height, attributes);
    }

    void line(double x1, double y1, double x2, double y2, String attributes) {
        add("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" %s/>", x1, y1, x2, y2, attributes);
    }

    void circle(double x, double y, double radius, String attributes) {
        add("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" %s/>", x, y, radius, attributes);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, String attributes, String content) {
        add(
                "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\"%s>%s</text>",
                x, y, anchor, attributes.isEmpty() ? "" : " " + attributes, escaped(content));
    }

    /** A text that reads upwards. */
    void upright(double x, double y, String content) {
        text(
                x,
                y,
                "middle",
                String.format(Locale.ROOT, "font-size=\"15\" transform=\"rotate(-90 %.2f %.2f)\"", x, y),
                content);
    }

    /** A piece of its own. */
    void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The image; nothing can be added to it. */
    String finish() {
        add("</svg>");
        return svg.toString();
    }
}
