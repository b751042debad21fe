package dev.spikeloom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The frame of a plot: its axes, where values lie in it, and labels of points that keep clear of each other. */
final class PlotFrame {
    private static final int LABEL_HEIGHT = 13;
    private static final double CHARACTER_WIDTH = 6.2;

    private final SvgCanvas svg;
    private final PlotAxis x;
    private final PlotAxis y;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    /** Left, top, right, bottom of each label so far. */
    private final List<double[]> labels = new ArrayList<>();

    PlotFrame(SvgCanvas svg, PlotAxis x, PlotAxis y, double left, double top, double right, double bottom) {
        this.svg = svg;
        this.x = x;
        this.y = y;
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /** Draws the axes with their names. */
    void draw() {
        for (double tick : y.ticks()) {
            svg.line(left, atY(tick), right, atY(tick), "stroke=\"#dddddd\"");
            svg.text(left - 10.0, atY(tick) + 5, "end", "", name(y, tick));
        }
        for (double tick : x.ticks()) {
            svg.line(atX(tick), top, atX(tick), bottom, "stroke=\"#eeeeee\"");
            svg.text(atX(tick), bottom + 22.0, "middle", "", name(x, tick));
        }
        svg.rectangle(left, top, right - left, bottom - top, "fill=\"none\" stroke=\"#222222\"");
        svg.text((left + right) / 2.0, bottom + 50.0, "middle", "font-size=\"15\"", x.label());
        svg.upright(24, (top + bottom) / 2.0, y.label());
    }

    private static String name(PlotAxis axis, double tick) {
        if (!axis.logarithmic()) {
            return axis.name(tick);
        }
        return tick >= 1 ? String.format(Locale.ROOT, "%,.0f", tick) : EstimateReport.number(tick);
    }

    /** A label beside its point, where there is no other one. */
    void label(double atX, double atY, String name, String attributes) {
        double width = name.length() * CHARACTER_WIDTH;
        double[][] places = {
            {atX + 9, atY - 8}, {atX - 9 - width, atY - 8}, {atX + 9, atY + 8}, {atX - 9 - width, atY + 8},
            {atX - width / 2, atY - 16}, {atX - width / 2, atY + 16}, {atX + 9, atY + 22}, {atX - 9 - width, atY + 22}
        };
        double[] chosen = places[0];
        for (double[] place : places) {
            if (isFree(place[0], place[1], width)) {
                chosen = place;
                break;
            }
        }
        occupy(chosen[0], chosen[1] - LABEL_HEIGHT / 2.0, chosen[0] + width, chosen[1] + LABEL_HEIGHT / 2.0);
        svg.text(chosen[0], chosen[1] + 4, "start", attributes, name);
    }

    /** Keeps labels out of a place. */
    void occupy(double fromX, double fromY, double toX, double toY) {
        labels.add(new double[] {fromX, fromY, toX, toY});
    }

    private boolean isFree(double from, double middle, double width) {
        double above = middle - LABEL_HEIGHT / 2.0;
        double below = middle + LABEL_HEIGHT / 2.0;
        return from > left
                && from + width < right
                && above > top
                && below < bottom
                && labels.stream()
                        .noneMatch(other ->
                                from < other[2] && from + width > other[0] && above < other[3] && below > other[1]);
    }

    /** Within the frame. */
    double atX(double value) {
        return left + x.heldPosition(value) * (right - left);
    }

    /** Within the frame. */
    double atY(double value) {
        return bottom - y.heldPosition(value) * (bottom - top);
    }
}
