package dev.spikeloom.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers of what is shared among tasks cut into parts, and parts as texts: ranges such as {@code 0-31,64}. */
final class Parts {
    /** A cut moves by this share of a part, at most, to keep groups together. */
    private static final int SHARE = 4;

    private Parts() {}

    /**
     * Cuts numbers in their order into as many parts, of about the same size. Groups stay whole where they can: what a group
     * has in common is done twice if it is cut.
     *
     * @param groups that have something in common
     * @param parts not more than there are numbers
     */
    static List<List<Integer>> cut(List<List<Integer>> groups, int parts) {
        List<Integer> numbers = groups.stream().flatMap(List::stream).toList();
        List<Integer> borders = new ArrayList<>(List.of(0));
        groups.forEach(group -> borders.add(borders.get(borders.size() - 1) + group.size()));
        int size = numbers.size();
        int slack = size / parts / SHARE;
        List<List<Integer>> cut = new ArrayList<>();
        int begin = 0;
        for (int part = 1; part <= parts; part++) {
            int even = (int) ((long) size * part / parts);
            int end = part == parts ? size : nearest(borders, even, slack);
            cut.add(numbers.subList(begin, end));
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

    static String text(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int begin = 0; begin < numbers.size(); ) {
            int end = begin + 1;
            while (end < numbers.size() && numbers.get(end) == numbers.get(end - 1) + 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(numbers.get(begin));
            if (end > begin + 1) {
                text.append('-').append(numbers.get(end - 1));
            }
            begin = end;
        }
        return text.toString();
    }

    /** @throws NumberFormatException if it is no text of numbers */
    static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }
}
