package dev.spikeloom.cosim.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a design a run has reached. A place counts once for each instance of its module. */
public final class Coverage {
    private static final Pattern BIT = Pattern.compile("(.*)\\[(\\d+)]");

    private final List<CoveragePoint> points;

    private Coverage(List<CoveragePoint> points) {
        this.points = points;
    }

    /**
     * The coverage that Verilator has written.
     *
     * @param lines of its file
     * @throws dev.spikeloom.io.InputException if one is not understood
     */
    static Coverage of(List<String> lines) {
        return new Coverage(lines.stream()
                .flatMap(line -> CoveragePoint.of(line).stream())
                .sorted(Comparator.comparing(CoveragePoint::file)
                        .thenComparing(CoveragePoint::line)
                        .thenComparing(CoveragePoint::instance))
                .toList());
    }

    /**
     * Points of a kind.
     *
     * @param hit those that were reached
     */
    public record Hits(int hit, int total) {}

    /** The points of a module in all its instances, or of all modules. */
    public record Figures(Hits lines, Hits branches, Hits toggles) {}

    /** By module, in order of names. */
    public Map<String, Figures> byModule() {
        Map<String, List<CoveragePoint>> modules = points.stream()
                .collect(Collectors.groupingBy(CoveragePoint::module, TreeMap::new, Collectors.toList()));
        Map<String, Figures> figures = new TreeMap<>();
        modules.forEach((module, its) -> figures.put(module, figures(its)));
        return figures;
    }

    public Figures total() {
        return figures(points);
    }

    private static Figures figures(List<CoveragePoint> points) {
        return new Figures(
                hits(points, CoverageKind.LINE), hits(points, CoverageKind.BRANCH), hits(points, CoverageKind.TOGGLE));
    }

    private static Hits hits(List<CoveragePoint> points, CoverageKind kind) {
        List<CoveragePoint> ofKind =
                points.stream().filter(point -> point.kind() == kind).toList();
        return new Hits((int) ofKind.stream().filter(CoveragePoint::hit).count(), ofKind.size());
    }

    /** What was not reached, for people: kind by kind, each place with its file, lines and instance. */
    String uncovered() {
        StringBuilder text = new StringBuilder();
        for (CoverageKind kind : CoverageKind.values()) {
            List<CoveragePoint> missed = points.stream()
                    .filter(point -> point.kind() == kind && !point.hit())
                    .toList();
            text.append(kind.uncovered()).append(": ").append(missed.size()).append('\n');
            places(missed)
                    .forEach((place, bits) -> text.append("  ")
                            .append(place.replace("[]", bits.isEmpty() ? "" : "[" + ranges(bits) + "]"))
                            .append('\n'));
        }
        return text.toString();
    }

    /** Each place, with a mark where the bits of a signal go, and these. */
    private static Map<String, List<Integer>> places(List<CoveragePoint> points) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (CoveragePoint point : points) {
            Matcher bit = BIT.matcher(point.what());
            boolean ofSignal = bit.matches();
            String instance = point.instance().isEmpty() ? "" : " (" + point.instance() + ")";
            String place = point.file() + ":" + point.lines() + " " + (ofSignal ? bit.group(1) + "[]" : point.what())
                    + instance;
            List<Integer> bits = places.computeIfAbsent(place, key -> new ArrayList<>());
            if (ofSignal) {
                bits.add(Integer.parseInt(bit.group(2)));
            }
        }
        return places;
    }

    /** Such as {@code 3, 7-12}. */
    private static String ranges(List<Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().distinct().toList();
        List<String> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || sorted.get(i + 1) != sorted.get(i) + 1) {
                ranges.add(first == i ? "" + sorted.get(i) : sorted.get(first) + "-" + sorted.get(i));
                first = i + 1;
            }
        }
        return String.join(", ", ranges);
    }
}
