package dev.spikeloom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A plot of lines with markers and error bars as an SVG image, such as accuracy against time steps. Lines differ in
 * colour (the palette of Okabe and Ito, which colour-blind readers can tell apart) and in marker, so that they do in
 * grey, too. The same values give the same bytes.
 */
public final class LinePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final int LEFT = 84;
    private static final int RIGHT = 24;
    private static final int TOP = 66;
    private static final int BOTTOM = 68;

    private static final int LEGEND_LINE = 22;
    private static final int LEGEND_SAMPLE = 34;
    private static final double CHARACTER_WIDTH = 7.4;
    private static final int ERROR_BAR_CAP = 5;

    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    /**
     * A line.
     *
     * @param name in the legend
     * @param points from left to right
     * @param level whether it is a level to compare with: dashed, without markers, and from edge to edge
     */
    public record Series(String name, List<Point> points, boolean level) {
        public static Series line(String name, List<Point> points) {
            return new Series(name, List.copyOf(points), false);
        }

        public static Series level(String name, double y) {
            return new Series(name, List.of(new Point(Double.NaN, y, Double.NaN)), true);
        }
    }

    /** @param halfWidth of the error bar; not a number for none */
    public record Point(double x, double y, double halfWidth) {
        double low() {
            return Double.isFinite(halfWidth) ? y - halfWidth : y;
        }

        double high() {
            return Double.isFinite(halfWidth) ? y + halfWidth : y;
        }
    }

    private final PlotAxis x;
    private final PlotAxis y;
    private final List<Series> series;
    private final SvgCanvas svg;

    private LinePlot(String title, String note, PlotAxis x, PlotAxis y, List<Series> series) {
        this.svg = new SvgCanvas(WIDTH, HEIGHT, title, note);
        this.x = x;
        this.y = y;
        this.series = series;
    }

    /**
     * Accuracy in percent against something.
     *
     * @param note below the title: how many runs the points are of, and what the error bars are
     * @param xLabel what, with its unit
     * @param logarithmic whether the horizontal axis is logarithmic to base 2
     * @param series of accuracies, 0 to 1
     */
    public static String ofAccuracy(
            String title, String note, String xLabel, boolean logarithmic, List<Series> series) {
        List<Series> percent = series.stream().map(LinePlot::inPercent).toList();
        List<Double> xs = percent.stream()
                .filter(line -> !line.level())
                .flatMap(line -> line.points().stream())
                .map(Point::x)
                .distinct()
                .sorted()
                .toList();
        List<Point> all =
                percent.stream().flatMap(line -> line.points().stream()).toList();
        double least = all.stream().mapToDouble(Point::low).min().orElseThrow();
        double greatest = all.stream().mapToDouble(Point::high).max().orElseThrow();
        return new LinePlot(
                        title,
                        note,
                        PlotAxis.ofValues(xLabel, logarithmic, xs),
                        PlotAxis.ofRange("test accuracy (%)", least, greatest, 0, 100),
                        percent)
                .draw();
    }

    private static Series inPercent(Series line) {
        return new Series(
                line.name(),
                line.points().stream()
                        .map(p -> new Point(p.x(), 100 * p.y(), 100 * p.halfWidth()))
                        .toList(),
                line.level());
    }

    private String draw() {
        axes();
        for (int i = 0; i < series.size(); i++) {
            draw(series.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        legend();
        return svg.finish();
    }

    private void axes() {
        for (double tick : y.ticks()) {
            svg.line(LEFT, atY(tick), WIDTH - RIGHT, atY(tick), "stroke=\"#dddddd\"");
            svg.text(LEFT - 10.0, atY(tick) + 5, "end", "", y.name(tick));
        }
        for (double tick : x.ticks()) {
            svg.line(atX(tick), TOP, atX(tick), HEIGHT - BOTTOM, "stroke=\"#eeeeee\"");
            svg.line(atX(tick), HEIGHT - BOTTOM, atX(tick), HEIGHT - BOTTOM + 5.0, "stroke=\"#222222\"");
            svg.text(atX(tick), HEIGHT - BOTTOM + 22.0, "middle", "", x.name(tick));
        }
        svg.add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#222222\"/>",
                LEFT, TOP, WIDTH - RIGHT - LEFT, HEIGHT - BOTTOM - TOP);
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 18.0, "middle", "font-size=\"15\"", x.label());
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        svg.text(
                24,
                middle,
                "middle",
                String.format(Locale.ROOT, "font-size=\"15\" transform=\"rotate(-90 24 %.2f)\"", middle),
                y.label());
    }

    private void draw(Series line, String colour, int marker) {
        if (line.level()) {
            double level = atY(line.points().get(0).y());
            svg.line(LEFT, level, WIDTH - RIGHT, level, dashed(colour));
            return;
        }
        List<String> corners = new ArrayList<>();
        for (Point point : line.points()) {
            corners.add(String.format(Locale.ROOT, "%.2f,%.2f", atX(point.x()), atY(point.y())));
        }
        svg.add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                String.join(" ", corners), colour);
        for (Point point : line.points()) {
            errorBar(point, colour);
            marker(atX(point.x()), atY(point.y()), colour, marker);
        }
    }

    private void errorBar(Point point, String colour) {
        if (!(point.halfWidth() > 0)) {
            return;
        }
        double middle = atX(point.x());
        String stroke = "stroke=\"" + colour + "\" stroke-width=\"1.5\"";
        svg.line(middle, atY(point.low()), middle, atY(point.high()), stroke);
        for (double end : new double[] {point.low(), point.high()}) {
            svg.line(middle - ERROR_BAR_CAP, atY(end), middle + ERROR_BAR_CAP, atY(end), stroke);
        }
    }

    private void marker(double cx, double cy, String colour, int kind) {
        switch (kind % 4) {
            case 0 -> svg.add("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"4.5\" fill=\"%s\"/>", cx, cy, colour);
            case 1 ->
                svg.add("<rect x=\"%.2f\" y=\"%.2f\" width=\"8\" height=\"8\" fill=\"%s\"/>", cx - 4, cy - 4, colour);
            case 2 ->
                svg.add(
                        "<path d=\"M%.2f %.2fl5.5 9.5h-11z\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2\"/>",
                        cx, cy - 6, colour);
            default ->
                svg.add(
                        "<path d=\"M%.2f %.2fl5.5 5.5l-5.5 5.5l-5.5 -5.5z\" fill=\"#ffffff\" stroke=\"%s\""
                                + " stroke-width=\"2\"/>",
                        cx, cy - 5.5, colour);
        }
    }

    /** In the corner that has the fewest points under it. */
    private void legend() {
        int longest =
                series.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        double width = LEGEND_SAMPLE + 24 + longest * CHARACTER_WIDTH;
        double height = series.size() * LEGEND_LINE + 12.0;
        double left = WIDTH - RIGHT - width - 12;
        double top = pointsBelow(HEIGHT - BOTTOM - height - 18, left) <= pointsAbove(TOP + height + 18, left)
                ? HEIGHT - BOTTOM - height - 12
                : TOP + 12;
        svg.add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#ffffff\" fill-opacity=\"0.9\""
                        + " stroke=\"#999999\"/>",
                left, top, width, height);
        for (int i = 0; i < series.size(); i++) {
            legendEntry(series.get(i), i, left + 10, top + 6 + LEGEND_LINE * (i + 0.5));
        }
    }

    private void legendEntry(Series line, int index, double left, double middle) {
        String colour = COLOURS.get(index % COLOURS.size());
        if (line.level()) {
            svg.line(left, middle, left + LEGEND_SAMPLE, middle, dashed(colour));
        } else {
            svg.line(left, middle, left + LEGEND_SAMPLE, middle, "stroke=\"" + colour + "\" stroke-width=\"2\"");
            marker(left + LEGEND_SAMPLE / 2.0, middle, colour, index);
        }
        svg.text(left + LEGEND_SAMPLE + 8, middle + 5, "start", "", line.name());
    }

    private long pointsBelow(double top, double left) {
        return pointsRightOf(left).filter(p -> atY(p.low()) > top).count();
    }

    private long pointsAbove(double bottom, double left) {
        return pointsRightOf(left).filter(p -> atY(p.high()) < bottom).count();
    }

    private Stream<Point> pointsRightOf(double left) {
        return series.stream()
                .flatMap(line -> line.points().stream())
                .filter(point -> Double.isNaN(point.x()) || atX(point.x()) > left);
    }

    private double atX(double value) {
        return LEFT + x.position(value) * (WIDTH - RIGHT - LEFT);
    }

    /** Error bars do not leave the frame: no accuracy is beyond the limits of its axis. */
    private double atY(double value) {
        double held = Math.max(y.min(), Math.min(y.max(), value));
        return HEIGHT - BOTTOM - y.position(held) * (HEIGHT - BOTTOM - TOP);
    }

    private static String dashed(String colour) {
        return "stroke=\"" + colour + "\" stroke-width=\"2\" stroke-dasharray=\"8 5\"";
    }
}
