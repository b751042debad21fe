package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Sensitivity;
import dev.spikeloom.study.sweep.Sensitivity.Effect;
import dev.spikeloom.study.sweep.Sensitivity.OfObjective;

/** Main effects as bars, a panel an objective. */
final class EffectPlot {
    private static final int WIDTH = 760;
    private static final int RIGHT = 150;
    private static final int TOP = 74;
    private static final int ROW = 22;
    private static final int BAR = 13;
    private static final int PANEL_HEAD = 30;
    private static final int PANEL_FOOT = 58;
    private static final double CHARACTER_WIDTH = 7.4;
    private static final int PERCENT = 100;
    private static final String UNKNOWN = "not told apart";

    private final SvgCanvas svg;
    private final int left;

    private EffectPlot(SvgCanvas svg, int left) {
        this.svg = svg;
        this.left = left;
    }

    static String of(String base, Sensitivity sensitivity) {
        int longest = sensitivity.objectives().stream()
                .flatMap(objective -> objective.parameters().stream())
                .mapToInt(effect -> SensitivityTables.title(effect.parameter()).length())
                .max()
                .orElse(0);
        int rows = sensitivity.objectives().stream()
                .mapToInt(objective -> objective.parameters().size())
                .sum();
        SvgCanvas svg = new SvgCanvas(
                WIDTH,
                TOP + rows * ROW + sensitivity.objectives().size() * (PANEL_HEAD + PANEL_FOOT),
                base + ": main effects",
                "largest mean of an objective at a value of a parameter less the smallest, over "
                        + Figures.plural(sensitivity.points(), "point"));
        EffectPlot plot = new EffectPlot(svg, Math.min(WIDTH / 2, 24 + (int) (longest * CHARACTER_WIDTH)));
        int top = TOP;
        for (OfObjective objective : sensitivity.objectives()) {
            plot.panel(top, objective);
            top += PANEL_HEAD + objective.parameters().size() * ROW + PANEL_FOOT;
        }
        return svg.finish();
    }

    private void panel(int top, OfObjective objective) {
        int bottom = top + PANEL_HEAD + objective.parameters().size() * ROW;
        double most = objective.parameters().stream()
                .mapToDouble(EffectPlot::percent)
                .max()
                .orElse(0);
        PlotAxis axis = PlotAxis.ofRange(
                "share of the range of " + objective.objective() + ", " + SweepTable.figure(objective.least()) + " to "
                        + SweepTable.figure(objective.most()) + " (%)",
                0,
                Math.max(most, 1),
                0,
                Double.POSITIVE_INFINITY);
        svg.text(left, top + 18.0, "start", "font-weight=\"bold\"", objective.objective());
        for (double tick : axis.ticks()) {
            svg.line(at(axis, tick), top + PANEL_HEAD, at(axis, tick), bottom, "stroke=\"#dddddd\"");
            svg.text(at(axis, tick), bottom + 16.0, "middle", "font-size=\"12\"", axis.name(tick));
        }
        svg.text((left + WIDTH - RIGHT) / 2.0, bottom + 34.0, "middle", "font-size=\"12\"", axis.label());
        for (int i = 0; i < objective.parameters().size(); i++) {
            bar(axis, top + PANEL_HEAD + i * ROW, objective.parameters().get(i));
        }
        svg.line(left, top + PANEL_HEAD, left, bottom, "stroke=\"#222222\"");
    }

    private void bar(PlotAxis axis, double top, Effect effect) {
        double middle = top + ROW / 2.0;
        svg.text(left - 10.0, middle + 5, "end", "font-size=\"13\"", SensitivityTables.title(effect.parameter()));
        svg.rectangle(left, middle - BAR / 2.0, at(axis, percent(effect)) - left, BAR, "fill=\"#0072b2\"");
        svg.text(WIDTH - RIGHT + 10.0, middle + 5, "start", "font-size=\"12\"", value(effect));
    }

    private static String value(Effect effect) {
        return effect.effect() == null ? UNKNOWN : SweepTable.figure(effect.effect());
    }

    private static double percent(Effect effect) {
        return effect.share() == null ? 0 : PERCENT * effect.share().doubleValue();
    }

    private double at(PlotAxis axis, double value) {
        return left + axis.heldPosition(value) * (WIDTH - RIGHT - left);
    }
}
