package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Axis;
import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.ParetoFront;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The front of a sweep in parallel coordinates: an axis a parameter, an axis an objective, a line a point. */
final class ParallelPlot {
    private static final int SIDE = 84;
    private static final int TOP = 118;
    private static final int HEIGHT = 560;
    private static final int BOTTOM = 36;
    private static final int LEAST_SPACING = 92;
    private static final double CHARACTER_WIDTH = 6.6;
    private static final int MOST_LINES = 1000;
    private static final int MOST_LABELS = 12;
    /** From the worst to the best in the first objective. */
    private static final int[] WORST = {0xe6, 0x9f, 0x00};

    private static final int[] BEST = {0x00, 0x72, 0xb2};

    private final List<Coordinate> coordinates;
    private final int spacing;
    private final SvgCanvas svg;

    /**
     * An axis.
     *
     * @param place of a point on it, 0 at the bottom to 1
     * @param labels by their places
     */
    private record Coordinate(String title, ToDoubleFunction<PointResult> place, Map<String, Double> labels) {}

    private ParallelPlot(String title, String note, List<Coordinate> coordinates) {
        this.coordinates = coordinates;
        int longest = coordinates.stream()
                .mapToInt(coordinate -> coordinate.title().length())
                .max()
                .orElse(0);
        // Names stand in two rows, so that each has the room of two.
        this.spacing = Math.max(LEAST_SPACING, (int) (longest * CHARACTER_WIDTH / 2) + 8);
        this.svg = new SvgCanvas(2 * SIDE + spacing * (coordinates.size() - 1), HEIGHT, title, note);
    }

    static String of(SweepFolder folder) {
        ParetoFront front = folder.front();
        Objective first = folder.plan().objectives().get(0);
        List<Coordinate> coordinates = new ArrayList<>();
        folder.plan().axes().forEach(axis -> coordinates.addAll(parameters(axis)));
        folder.plan().objectives().forEach(objective -> coordinates.add(figure(objective.figure(), front.points())));
        List<PointResult> shown = thinned(front.points());
        String note = (shown.size() < front.points().size() ? Figures.count(shown.size()) + " of " : "")
                + Figures.plural(front.points().size(), "point") + "; from orange, the worst "
                + first.figure().key() + ", to blue, the best; thick: the knee";
        return new ParallelPlot(folder.plan().base() + ": the front of a sweep", note, coordinates)
                .draw(shown, front.knee(), first);
    }

    /** Evenly, in the order of the front. */
    private static List<PointResult> thinned(List<PointResult> points) {
        if (points.size() <= MOST_LINES) {
            return points;
        }
        List<PointResult> kept = new ArrayList<>();
        for (int i = 0; i < MOST_LINES; i++) {
            kept.add(points.get((int) ((long) i * points.size() / MOST_LINES)));
        }
        return kept;
    }

    private static List<Coordinate> parameters(Axis axis) {
        List<Coordinate> coordinates = new ArrayList<>();
        for (int i = 0; i < axis.parameters().size(); i++) {
            int column = i;
            String path = axis.parameters().get(i);
            List<String> values = axis.values().stream()
                    .map(row -> row.get(column))
                    .distinct()
                    .toList();
            Map<String, Double> places = new LinkedHashMap<>();
            for (int value = 0; value < values.size(); value++) {
                places.put(values.get(value), values.size() == 1 ? 0.5 : (double) value / (values.size() - 1));
            }
            Map<String, Double> labels = new LinkedHashMap<>();
            int step = (values.size() + MOST_LABELS - 1) / MOST_LABELS;
            for (int value = 0; value < values.size(); value += step) {
                labels.put(values.get(value), places.get(values.get(value)));
            }
            coordinates.add(new Coordinate(
                    SensitivityTables.title(path),
                    point -> places.get(point.parameters().get(path)),
                    labels));
        }
        return coordinates;
    }

    private static Coordinate figure(Figure figure, List<PointResult> points) {
        double least = points.stream()
                .mapToDouble(point -> FigureAxis.value(figure, point))
                .min()
                .orElse(0);
        double most = points.stream()
                .mapToDouble(point -> FigureAxis.value(figure, point))
                .max()
                .orElse(0);
        Map<String, Double> labels = new LinkedHashMap<>();
        if (least == most) {
            labels.put(FigureAxis.number(figure, least), 0.5);
            return new Coordinate(figure.key(), point -> 0.5, labels);
        }
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            labels.put(FigureAxis.number(figure, least + share * (most - least)), share);
        }
        String title = figure == Figure.ACCURACY ? "accuracy (%)" : figure.key();
        return new Coordinate(title, point -> (FigureAxis.value(figure, point) - least) / (most - least), labels);
    }

    private String draw(List<PointResult> points, Optional<PointResult> knee, Objective first) {
        double least = points.stream()
                .mapToDouble(point -> FigureAxis.value(first.figure(), point))
                .min()
                .orElse(0);
        double most = points.stream()
                .mapToDouble(point -> FigureAxis.value(first.figure(), point))
                .max()
                .orElse(0);
        // The best in the first objective comes first, and lies on top.
        for (int i = points.size() - 1; i >= 0; i--) {
            double share =
                    most > least ? (FigureAxis.value(first.figure(), points.get(i)) - least) / (most - least) : 1;
            line(
                    points.get(i),
                    colour(first.most() ? share : 1 - share),
                    "stroke-opacity=\"0.55\" stroke-width=\"1.3\"");
        }
        knee.ifPresent(point -> line(point, "#222222", "stroke-width=\"2.5\""));
        for (int i = 0; i < coordinates.size(); i++) {
            axis(i);
        }
        return svg.finish();
    }

    private static String colour(double share) {
        int[] mixed = new int[3];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (int) Math.rint(WORST[i] + share * (BEST[i] - WORST[i]));
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }

    private void line(PointResult point, String colour, String attributes) {
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            corners.add(String.format(
                    Locale.ROOT,
                    "%d,%.1f",
                    at(i),
                    atY(coordinates.get(i).place().applyAsDouble(point))));
        }
        svg.add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" %s/>",
                String.join(" ", corners), colour, attributes);
    }

    private void axis(int index) {
        Coordinate coordinate = coordinates.get(index);
        svg.line(at(index), TOP, at(index), (double) HEIGHT - BOTTOM, "stroke=\"#222222\"");
        svg.text(at(index), index % 2 == 0 ? TOP - 38.0 : TOP - 18.0, "middle", "font-size=\"12\"", coordinate.title());
        coordinate.labels().forEach((name, place) -> {
            double width = name.length() * CHARACTER_WIDTH + 4;
            svg.rectangle(at(index) + 3.0, atY(place) - 8, width, 16, "fill=\"#ffffff\" fill-opacity=\"0.85\"");
            svg.text(at(index) + 5.0, atY(place) + 4, "start", "font-size=\"11\"", name);
        });
    }

    private int at(int index) {
        return SIDE + index * spacing;
    }

    private static double atY(double place) {
        return HEIGHT - BOTTOM - place * (HEIGHT - BOTTOM - TOP);
    }
}
