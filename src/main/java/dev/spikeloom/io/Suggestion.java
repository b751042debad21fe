package dev.spikeloom.io;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a name that does not exist was meant to be: mistyped, or remembered by a part of it. */
public final class Suggestion {
    private static final int MOST = 4;
    private static final int SHORTEST_PREFIX = 3;

    private Suggestion() {}

    /**
     * The names fewest edits away from {@code mistyped}, if they are near enough to be meant: an edit in four letters of
     * what is not the same section.
     */
    public static List<String> nearest(String mistyped, Collection<String> names) {
        int fewest = names.stream()
                .filter(name -> distance(mistyped, name) <= limit(mistyped, name))
                .mapToInt(name -> distance(mistyped, name))
                .min()
                .orElse(-1);
        return names.stream()
                .filter(name -> distance(mistyped, name) == fewest)
                .limit(MOST)
                .toList();
    }

    /** The names that have all words of {@code remembered}, such as {@code bank_rows} of {@code banks}; the shortest first. */
    public static List<String> withWordsOf(String remembered, Collection<String> names) {
        return names.stream()
                .filter(name -> hasWordsOf(remembered, name))
                .sorted(Comparator.comparingInt(String::length))
                .limit(MOST)
                .toList();
    }

    /** What to say behind a message that ends with a name: {@code , did you mean a or b?}, or nothing if none is near. */
    public static String hint(String mistyped, Collection<String> names) {
        String question = question(nearest(mistyped, names));
        return question.isEmpty() ? "" : ", " + question;
    }

    /** {@code did you mean a, b or c?}; nothing if there is none. */
    public static String question(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String last = names.get(names.size() - 1);
        String before = String.join(", ", names.subList(0, names.size() - 1));
        return "did you mean " + (before.isEmpty() ? "" : before + " or ") + last + "?";
    }

    /** What the two have in common before the last dot tells nothing about the rest. */
    private static int limit(String mistyped, String name) {
        int dot = mistyped.lastIndexOf('.') + 1;
        int length = name.startsWith(mistyped.substring(0, dot)) ? mistyped.length() - dot : mistyped.length();
        return Math.max(1, length / 4);
    }

    private static boolean hasWordsOf(String remembered, String name) {
        List<String> words = words(name);
        return words(remembered).stream().allMatch(word -> words.stream().anyMatch(other -> areAlike(word, other)));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("[._-]"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** One begins with the other: {@code bank} and {@code banks}, {@code sat} and {@code saturate}. */
    private static boolean areAlike(String a, String b) {
        return a.equals(b)
                || (Math.min(a.length(), b.length()) >= SHORTEST_PREFIX && (a.startsWith(b) || b.startsWith(a)));
    }

    /**
     * Edits (a character added, removed or replaced, or two neighbours swapped) from {@code a} to {@code b}: optimal string
     * alignment.
     */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int edits(int[][] edits, String a, String b, int i, int j) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
