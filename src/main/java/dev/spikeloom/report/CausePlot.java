package dev.spikeloom.report;

import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.study.DesignEstimate;
import java.util.List;
import java.util.function.Function;

/** Energy of a classification by cause, a bar each with its range, unscaled above scaled: the two have axes of their own. */
final class CausePlot {
    private static final int WIDTH = 760;
    private static final int LEFT = 150;
    private static final int RIGHT = 150;
    private static final int TOP = 74;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int PANEL_HEAD = 30;
    private static final int PANEL_FOOT = 50;
    private static final int CAP = 4;

    private final SvgCanvas svg;
    private final List<Estimate.Part> parts;

    private CausePlot(SvgCanvas svg, List<Estimate.Part> parts) {
        this.svg = svg;
        this.parts = parts;
    }

    static String of(DesignEstimate design) {
        Estimate estimate = design.estimate();
        List<Estimate.Part> parts = estimate.energyByCause();
        int panel = PANEL_HEAD + (parts.size() + 1) * ROW + PANEL_FOOT;
        SvgCanvas svg = new SvgCanvas(
                WIDTH,
                TOP + 2 * panel,
                design.network() + " in " + estimate.technology() + ": energy by cause",
                "a classification of " + Figures.plural(estimate.timeSteps(), "time step")
                        + "; error bars: how far off it can be");
        CausePlot plot = new CausePlot(svg, parts);
        plot.panel(TOP, estimate.unscaled(), Estimate.Part::unscaledNj, "unscaled", "#0072b2");
        plot.panel(TOP + panel, estimate.scaled(), Estimate.Part::scaledNj, "scaled", "#d55e00");
        return svg.finish();
    }

    private void panel(int top, NodeFigures figures, Function<Estimate.Part, Range> of, String name, String colour) {
        PlotAxis axis = PlotAxis.ofRange("energy (nJ)", 0, figures.energyNj().high(), 0, Double.POSITIVE_INFINITY);
        int bottom = top + PANEL_HEAD + (parts.size() + 1) * ROW;
        svg.text(
                LEFT,
                top + 16.0,
                "start",
                "font-weight=\"bold\"",
                name + ": " + EstimateReport.plain(figures.nodeNm()) + " nm, "
                        + EstimateReport.plain(figures.voltageV()) + " V, "
                        + EstimateReport.number(figures.frequencyMhz()) + " MHz");
        for (double tick : axis.ticks()) {
            svg.line(at(axis, tick), top + PANEL_HEAD, at(axis, tick), bottom, "stroke=\"#dddddd\"");
            svg.text(at(axis, tick), bottom + 18.0, "middle", "font-size=\"12\"", axis.name(tick));
        }
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, bottom + 36.0, "middle", "", axis.label());
        for (int i = 0; i < parts.size(); i++) {
            bar(axis, top + PANEL_HEAD + i * ROW, parts.get(i).cause(), of.apply(parts.get(i)), colour);
        }
        bar(axis, top + PANEL_HEAD + parts.size() * ROW, "all", figures.energyNj(), "#666666");
        svg.line(LEFT, top + PANEL_HEAD, LEFT, bottom, "stroke=\"#222222\"");
    }

    private void bar(PlotAxis axis, double top, String name, Range energy, String colour) {
        double middle = top + ROW / 2.0;
        double end = at(axis, energy.value());
        svg.text(LEFT - 10.0, middle + 5, "end", "", name);
        svg.rectangle(LEFT, middle - BAR / 2.0, end - LEFT, BAR, "fill=\"" + colour + "\"");
        String stroke = "stroke=\"#222222\" stroke-width=\"1.5\"";
        double low = at(axis, energy.low());
        double high = at(axis, energy.high());
        svg.line(low, middle, high, middle, stroke);
        svg.line(low, middle - CAP, low, middle + CAP, stroke);
        svg.line(high, middle - CAP, high, middle + CAP, stroke);
        svg.text(
                WIDTH - RIGHT + 10.0,
                middle + 5,
                "start",
                "font-size=\"12\"",
                EstimateReport.number(energy.value()) + " (" + EstimateReport.number(energy.low()) + " to "
                        + EstimateReport.number(energy.high()) + ")");
    }

    private static double at(PlotAxis axis, double value) {
        return LEFT + Math.min(1, axis.position(value)) * (WIDTH - RIGHT - LEFT);
    }
}
