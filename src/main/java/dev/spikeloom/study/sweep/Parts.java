package dev.spikeloom.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The points of a sweep cut into parts, and parts as texts: ranges such as {@code 0-31,64}. */
final class Parts {
    /** A cut moves by this share of a part, at most, to keep points together. */
    private static final int SHARE = 4;

    private Parts() {}

    /**
     * Cuts points in their order into as many parts, of about the same size. Groups stay whole where they can: what is cut is
     * recorded twice.
     *
     * @param groups that share a recording of spikes
     * @param parts not more than there are points
     */
    static List<List<Integer>> cut(List<List<Integer>> groups, int parts) {
        List<Integer> points = groups.stream().flatMap(List::stream).toList();
        List<Integer> borders = new ArrayList<>(List.of(0));
        groups.forEach(group -> borders.add(borders.get(borders.size() - 1) + group.size()));
        int size = points.size();
        int slack = size / parts / SHARE;
        List<List<Integer>> cut = new ArrayList<>();
        int begin = 0;
        for (int part = 1; part <= parts; part++) {
            int even = (int) ((long) size * part / parts);
            int end = part == parts ? size : nearest(borders, even, slack);
            cut.add(points.subList(begin, end));
            begin = end;
        }
        return cut;
    }

    /** The border that is nearest to a place, if it is near enough; else the place. */
    private static int nearest(List<Integer> borders, int place, int slack) {
        return borders.stream()
                .filter(border -> Math.abs(border - place) <= slack)
                .min((one, other) -> Math.abs(one - place) - Math.abs(other - place))
                .orElse(place);
    }

    static String text(List<Integer> points) {
        StringBuilder text = new StringBuilder();
        for (int begin = 0; begin < points.size(); ) {
            int end = begin + 1;
            while (end < points.size() && points.get(end) == points.get(end - 1) + 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(points.get(begin));
            if (end > begin + 1) {
                text.append('-').append(points.get(end - 1));
            }
            begin = end;
        }
        return text.toString();
    }

    /** @throws NumberFormatException if it is no text of points */
    static List<Integer> points(String text) {
        List<Integer> points = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            IntStream.rangeClosed(first, last).forEach(points::add);
        }
        return points;
    }
}
