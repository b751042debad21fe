package dev.spikeloom.report;

import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.study.DesignEstimate;
import java.util.ArrayList;
import java.util.List;

/** Accuracy against energy of a classification, beside published chips (as Yin et al. 2017, Fig. 7). */
final class ChipPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 500;
    private static final int LEFT = 84;
    private static final int RIGHT = 30;
    private static final int TOP = 74;
    private static final int BOTTOM = 68;
    private static final int CAP = 5;
    private static final int LABEL_HEIGHT = 13;
    private static final double CHARACTER_WIDTH = 6.2;

    private final SvgCanvas svg;
    private final PlotAxis x;
    private final PlotAxis y;

    /** Left, top, right, bottom of each label so far. */
    private final List<double[]> labels = new ArrayList<>();

    private ChipPlot(SvgCanvas svg, PlotAxis x, PlotAxis y) {
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    static String of(DesignEstimate design) {
        List<PublishedChip> chips = PublishedChip.all();
        NodeFigures own = design.estimate().unscaled();
        NodeFigures other = design.estimate().scaled();
        double accuracy = 100 * design.accuracy();
        List<Double> energies =
                new ArrayList<>(chips.stream().map(PublishedChip::energy).toList());
        energies.addAll(List.of(
                own.energyNj().low(),
                own.energyNj().high(),
                other.energyNj().low(),
                other.energyNj().high()));
        double worst = chips.stream().mapToDouble(PublishedChip::accuracy).min().orElse(100);
        SvgCanvas svg = new SvgCanvas(
                WIDTH,
                HEIGHT,
                "Accuracy against energy: " + design.network() + " on " + design.dataset(),
                "in " + design.estimate().technology()
                        + "; bars: how far off it can be; grey: published, MNIST, in technologies of their own");
        ChipPlot plot = new ChipPlot(
                svg, decades(energies), PlotAxis.ofRange("test accuracy (%)", Math.min(worst, accuracy), 100, 0, 100));
        plot.axes();
        plot.design(own, accuracy, "#0072b2");
        plot.design(other, accuracy, "#d55e00");
        chips.forEach(chip -> plot.chip(chip));
        return svg.finish();
    }

    private static PlotAxis decades(List<Double> energies) {
        double least = energies.stream()
                .filter(value -> value > 0)
                .mapToDouble(value -> value)
                .min()
                .orElse(1);
        double most = energies.stream().mapToDouble(value -> value).max().orElse(1);
        int first = (int) Math.floor(StrictMath.log10(least));
        int last = Math.max(first + 1, (int) Math.ceil(StrictMath.log10(most)));
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            ticks.add(StrictMath.pow(10, power));
        }
        return new PlotAxis("energy of a classification (nJ)", true, ticks.get(0), ticks.get(ticks.size() - 1), ticks);
    }

    private void axes() {
        for (double tick : y.ticks()) {
            svg.line(LEFT, atY(tick), WIDTH - RIGHT, atY(tick), "stroke=\"#dddddd\"");
            svg.text(LEFT - 10.0, atY(tick) + 5, "end", "", y.name(tick));
        }
        for (double tick : x.ticks()) {
            svg.line(atX(tick), TOP, atX(tick), HEIGHT - BOTTOM, "stroke=\"#eeeeee\"");
            svg.text(atX(tick), HEIGHT - BOTTOM + 22.0, "middle", "", power(tick));
        }
        svg.rectangle(LEFT, TOP, WIDTH - RIGHT - LEFT, HEIGHT - BOTTOM - TOP, "fill=\"none\" stroke=\"#222222\"");
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 18.0, "middle", "font-size=\"15\"", x.label());
        svg.upright(24, (TOP + HEIGHT - BOTTOM) / 2.0, y.label());
    }

    private static String power(double tick) {
        return tick >= 1 ? String.format(java.util.Locale.ROOT, "%,.0f", tick) : EstimateReport.number(tick);
    }

    private void design(NodeFigures figures, double accuracy, String colour) {
        double low = atX(figures.energyNj().low());
        double high = atX(figures.energyNj().high());
        double at = atX(figures.energyNj().value());
        double level = atY(accuracy);
        String stroke = "stroke=\"" + colour + "\" stroke-width=\"2\"";
        svg.line(low, level, high, level, stroke);
        svg.line(low, level - CAP, low, level + CAP, stroke);
        svg.line(high, level - CAP, high, level + CAP, stroke);
        svg.circle(at, level, 6, "fill=\"" + colour + "\"");
        label(
                at,
                level,
                "this design, " + EstimateReport.plain(figures.nodeNm()) + " nm",
                "font-size=\"12\" font-weight=\"bold\" fill=\"" + colour + "\"");
    }

    private void chip(PublishedChip chip) {
        svg.circle(atX(chip.energy()), atY(chip.accuracy()), 4.5, "fill=\"#888888\"");
        label(atX(chip.energy()), atY(chip.accuracy()), chip.name(), "font-size=\"11\" fill=\"#555555\"");
    }

    /** Beside its point, where there is no other one. */
    private void label(double atX, double atY, String name, String attributes) {
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
        labels.add(new double[] {
            chosen[0], chosen[1] - LABEL_HEIGHT / 2.0, chosen[0] + width, chosen[1] + LABEL_HEIGHT / 2.0
        });
        svg.text(chosen[0], chosen[1] + 4, "start", attributes, name);
    }

    private boolean isFree(double left, double middle, double width) {
        double top = middle - LABEL_HEIGHT / 2.0;
        double bottom = middle + LABEL_HEIGHT / 2.0;
        return left > LEFT
                && left + width < WIDTH - RIGHT
                && top > TOP
                && bottom < HEIGHT - BOTTOM
                && labels.stream()
                        .noneMatch(other ->
                                left < other[2] && left + width > other[0] && top < other[3] && bottom > other[1]);
    }

    private double atX(double energy) {
        return LEFT + Math.max(0, Math.min(1, x.position(Math.max(energy, x.min())))) * (WIDTH - RIGHT - LEFT);
    }

    private double atY(double accuracy) {
        return HEIGHT - BOTTOM - Math.max(0, Math.min(1, y.position(accuracy))) * (HEIGHT - BOTTOM - TOP);
    }
}
