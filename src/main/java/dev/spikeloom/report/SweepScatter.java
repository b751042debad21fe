package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.ParetoFront;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.Verified;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All points of a sweep by two figures, with the front; published chips beside accuracy and energy. */
final class SweepScatter {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final int LEFT = 92;
    private static final int RIGHT = 48;
    private static final int TOP = 112;
    private static final int BOTTOM = 68;

    /** Chips that are so many percent worse than all points are left out: they would flatten the front. */
    private static final double WORSE = 1.5;

    private static final String FRONT = "#0072b2";
    private static final String PASSED = "#009e73";
    private static final String KNEE = "#d55e00";

    private final SvgCanvas svg;
    private final Figure x;
    private final Figure y;
    private final ParetoFront front;
    private final PlotFrame frame;
    private final List<PublishedChip> chips;
    private final Map<Integer, Verified> verified;

    private SweepScatter(SweepFolder folder, Objective across, Objective upwards) {
        this.x = across.figure();
        this.y = upwards.figure();
        this.front = folder.front();
        this.verified = folder.verified();
        this.chips = chips();
        this.svg = new SvgCanvas(
                WIDTH,
                HEIGHT,
                folder.plan().base() + ": " + Figures.plural(front.feasible().size(), "point") + " of a sweep",
                chips.isEmpty()
                        ? Figures.plural(front.points().size(), "point") + " on the front of all objectives"
                        : "grey: published, MNIST, in technologies of their own, of "
                                + EstimateReport.number(leastAccuracy()) + " % or more");
        this.frame = new PlotFrame(
                svg,
                FigureAxis.of(x, values(x)),
                FigureAxis.of(y, values(y)),
                LEFT,
                TOP,
                WIDTH - RIGHT,
                HEIGHT - BOTTOM);
    }

    /**
     * Draws it.
     *
     * @param across the horizontal figure, with what is better
     * @param upwards the vertical one
     */
    static String of(SweepFolder folder, Objective across, Objective upwards) {
        return new SweepScatter(folder, across, upwards).draw(across, upwards);
    }

    private List<PublishedChip> chips() {
        boolean comparable = Set.of(x, y).equals(Set.of(Figure.ACCURACY, Figure.ENERGY));
        return comparable
                ? PublishedChip.all().stream()
                        .filter(chip -> chip.accuracy() >= leastAccuracy())
                        .toList()
                : List.of();
    }

    private double leastAccuracy() {
        return front.feasible().stream()
                        .mapToDouble(point -> FigureAxis.value(Figure.ACCURACY, point))
                        .min()
                        .orElse(0)
                - WORSE;
    }

    private List<Double> values(Figure figure) {
        List<Double> values = new ArrayList<>();
        front.feasible().forEach(point -> values.add(FigureAxis.value(figure, point)));
        chips.forEach(chip -> values.add(value(figure, chip)));
        return values;
    }

    private static double value(Figure figure, PublishedChip chip) {
        return figure == Figure.ACCURACY ? chip.accuracy() : chip.energy();
    }

    private String draw(Objective across, Objective upwards) {
        frame.draw();
        points();
        steps(across, upwards);
        front.points().forEach(this::onFront);
        Optional<PointResult> knee = front.knee();
        knee.ifPresent(point -> diamond(atX(point), atY(point)));
        chips.forEach(this::chip);
        legend();
        return svg.finish();
    }

    /** One for all points that lie on the same pixel. */
    private void points() {
        TreeSet<Long> pixels = new TreeSet<>();
        for (PointResult point : front.feasible()) {
            pixels.add(Math.round(atY(point)) * WIDTH + Math.round(atX(point)));
        }
        StringBuilder path = new StringBuilder();
        for (long pixel : pixels) {
            path.append('M')
                    .append(pixel % WIDTH)
                    .append(' ')
                    .append(pixel / WIDTH)
                    .append("h0");
        }
        svg.add(
                "<path d=\"%s\" stroke=\"#56b4e9\" stroke-opacity=\"0.6\" stroke-width=\"4\" stroke-linecap=\"round\""
                        + " fill=\"none\"/>",
                path);
    }

    /** The front of the two figures alone; each step is at the side of what is attained. */
    private void steps(Objective across, Objective upwards) {
        List<PointResult> sorted = front.over(List.of(across, upwards)).points().stream()
                .sorted(Comparator.comparingDouble((PointResult point) -> FigureAxis.value(x, point)))
                .toList();
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (i > 0) {
                PointResult before = sorted.get(i - 1);
                PointResult after = sorted.get(i);
                corners.add(across.most() ? corner(before, after) : corner(after, before));
            }
            corners.add(corner(sorted.get(i), sorted.get(i)));
        }
        svg.add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                String.join(" ", corners), FRONT);
    }

    private String corner(PointResult across, PointResult upwards) {
        return String.format(Locale.ROOT, "%.2f,%.2f", atX(across), atY(upwards));
    }

    private void onFront(PointResult point) {
        mark(atX(point), atY(point), verified.get(point.point()));
    }

    private void mark(double atX, double atY, Verified found) {
        if (found == null) {
            svg.circle(atX, atY, 3.5, "fill=\"#ffffff\" stroke=\"" + FRONT + "\" stroke-width=\"1.5\"");
        } else if (found.passed()) {
            svg.circle(atX, atY, 3.5, "fill=\"" + PASSED + "\"");
        } else {
            String stroke = "stroke=\"#cc0000\" stroke-width=\"2\"";
            svg.line(atX - 4, atY - 4, atX + 4, atY + 4, stroke);
            svg.line(atX - 4, atY + 4, atX + 4, atY - 4, stroke);
        }
        frame.occupy(atX - 4, atY - 4, atX + 4, atY + 4);
    }

    private void diamond(double atX, double atY) {
        svg.add(
                "<path d=\"M%.2f %.2fl7 7l-7 7l-7 -7z\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>",
                atX, atY - 7, KNEE);
    }

    private void chip(PublishedChip chip) {
        ChipPlot.chip(svg, frame, chip, frame.atX(value(x, chip)), frame.atY(value(y, chip)));
    }

    private double atX(PointResult point) {
        return frame.atX(FigureAxis.value(x, point));
    }

    private double atY(PointResult point) {
        return frame.atY(FigureAxis.value(y, point));
    }

    private void legend() {
        int first = 72;
        int second = 94;
        svg.circle(LEFT + 8, first, 2, "fill=\"#56b4e9\"");
        entry(LEFT + 20, first, "within the constraints");
        svg.line(LEFT + 186, first, LEFT + 210, first, "stroke=\"" + FRONT + "\" stroke-width=\"1.5\"");
        entry(LEFT + 218, first, "front of these two");
        diamond(LEFT + 362, first);
        entry(LEFT + 376, first, "knee of all objectives");
        entry(LEFT, second, "on the front of all objectives:");
        legendMark(LEFT + 208, second, null, "not verified");
        legendMark(LEFT + 318, second, new Verified(true, 0, 0, 0, null), "co-simulated, no difference");
        legendMark(LEFT + 522, second, new Verified(false, 0, 0, 0, null), "failed");
    }

    private void legendMark(double left, double middle, Verified found, String name) {
        mark(left, middle, found);
        entry(left + 12, middle, name);
    }

    private void entry(double left, double middle, String name) {
        svg.text(left, middle + 4, "start", "font-size=\"12\"", name);
    }
}
