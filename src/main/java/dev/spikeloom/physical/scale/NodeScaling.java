package dev.spikeloom.physical.scale;

import dev.spikeloom.io.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Area, delay and energy at another node and supply: the quotient of what the published fits have for the two (Stillmaker
 * and Baas, Integration 58, 2017). Nodes between those of the fits lie on the line between their neighbours. Energies are
 * scaled for both kinds of processes, for high performance and for low power; the figure is in the middle, and the range holds
 * both.
 */
public final class NodeScaling {
    private static final List<Integer> NODES = List.of(7, 20, 32, 45, 130);
    /** Areas relative to those at 32 nm (table 2). */
    private static final List<Double> AREAS = List.of(1 / 7.8, 0.21 / 0.46, 1.0, 1 / 0.46, 1 / 0.072);

    private static final double LEAST_VOLTS = 0.5;
    private static final double MOST_VOLTS = 1.3;

    private final Corner from;
    private final Corner to;

    /**
     * A node with its supply.
     *
     * @param nanometres of the node
     * @param volts of the supply
     */
    public record Corner(double nanometres, double volts) {}

    private NodeScaling(Corner from, Corner to) {
        this.from = from;
        this.to = to;
    }

    /** @throws InputException if a node or supply is out of the range of the fits */
    public static NodeScaling of(Corner from, Corner to) {
        require(from);
        require(to);
        return new NodeScaling(from, to);
    }

    private static void require(Corner corner) {
        int least = NODES.get(0);
        int most = NODES.get(NODES.size() - 1);
        if (!(corner.nanometres() >= least && corner.nanometres() <= most)) {
            throw new InputException("node " + corner.nanometres() + " nm, expected " + least + " to " + most
                    + " nm, for which there are published equations");
        }
        if (!(corner.volts() >= LEAST_VOLTS && corner.volts() <= MOST_VOLTS)) {
            throw new InputException("voltage " + corner.volts() + " V, expected " + LEAST_VOLTS + " to " + MOST_VOLTS
                    + " V, for which there are published equations");
        }
    }

    /** What an area is multiplied with. */
    public double area() {
        return relativeArea(to.nanometres()) / relativeArea(from.nanometres());
    }

    private static double relativeArea(double nanometres) {
        return between(nanometres, NODES, AREAS);
    }

    /**
     * What a delay is multiplied with: that of processes for high performance. At 130 nm there is one kind, and next to their
     * thresholds those for low power are slower than that.
     */
    public Range delay() {
        return Range.exact(value(to, true, true) / value(from, true, true));
    }

    /** What an energy is multiplied with. */
    public Range energy() {
        double fast = value(to, true, false) / value(from, true, false);
        double frugal = value(to, false, false) / value(from, false, false);
        return new Range(Math.min(fast, frugal), (fast + frugal) / 2, Math.max(fast, frugal));
    }

    private static double value(Corner corner, boolean highPerformance, boolean ofDelay) {
        ToDoubleFunction<ProcessFit> figure = fit -> ofDelay ? fit.delay(corner.volts()) : fit.energy(corner.volts());
        List<Double> figures = NODES.stream()
                .map(node -> figure.applyAsDouble(fit(node, highPerformance)))
                .toList();
        return between(corner.nanometres(), NODES, figures);
    }

    /** At 130 nm there is one kind of process. */
    private static ProcessFit fit(int node, boolean highPerformance) {
        return Arrays.stream(ProcessFit.values())
                .filter(fit -> fit.node() == node)
                .filter(fit -> fit.highPerformance() == highPerformance || node == 130)
                .findFirst()
                .orElseThrow();
    }

    private static double between(double node, List<Integer> nodes, List<Double> figures) {
        int above = 1;
        while (nodes.get(above) < node) {
            above++;
        }
        double share = (node - nodes.get(above - 1)) / (nodes.get(above) - nodes.get(above - 1));
        return figures.get(above - 1) + share * (figures.get(above) - figures.get(above - 1));
    }
}
