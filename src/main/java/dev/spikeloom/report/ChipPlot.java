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
    static final String ENERGY = "energy of a classification (nJ)";

    private final SvgCanvas svg;
    private final PlotFrame frame;

    private ChipPlot(SvgCanvas svg, PlotFrame frame) {
        this.svg = svg;
        this.frame = frame;
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
        PlotFrame frame = new PlotFrame(
                svg,
                PlotAxis.ofDecades(ENERGY, energies),
                PlotAxis.ofRange("test accuracy (%)", Math.min(worst, accuracy), 100, 0, 100),
                LEFT,
                TOP,
                WIDTH - RIGHT,
                HEIGHT - BOTTOM);
        frame.draw();
        ChipPlot plot = new ChipPlot(svg, frame);
        plot.design(own, accuracy, "#0072b2");
        plot.design(other, accuracy, "#d55e00");
        chips.forEach(chip -> chip(svg, frame, chip, frame.atX(chip.energy()), frame.atY(chip.accuracy())));
        return svg.finish();
    }

    private void design(NodeFigures figures, double accuracy, String colour) {
        double low = frame.atX(figures.energyNj().low());
        double high = frame.atX(figures.energyNj().high());
        double at = frame.atX(figures.energyNj().value());
        double level = frame.atY(accuracy);
        String stroke = "stroke=\"" + colour + "\" stroke-width=\"2\"";
        svg.line(low, level, high, level, stroke);
        svg.line(low, level - CAP, low, level + CAP, stroke);
        svg.line(high, level - CAP, high, level + CAP, stroke);
        svg.circle(at, level, 6, "fill=\"" + colour + "\"");
        frame.label(
                at,
                level,
                "this design, " + EstimateReport.plain(figures.nodeNm()) + " nm",
                "font-size=\"12\" font-weight=\"bold\" fill=\"" + colour + "\"");
    }

    /** A published chip with its name. */
    static void chip(SvgCanvas svg, PlotFrame frame, PublishedChip chip, double atX, double atY) {
        svg.circle(atX, atY, 4.5, "fill=\"#888888\"");
        frame.label(atX, atY, chip.name(), "font-size=\"11\" fill=\"#555555\"");
    }
}
