package dev.spikeloom.explore;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was meant to be. */
final class Suggestion {
    private Suggestion() {}

    /** The name fewest edits away from {@code mistyped}, if it is near enough to be meant. */
    static Optional<String> nearest(String mistyped, Collection<String> names) {
        int near = Math.max(2, mistyped.length() / 4);
        return names.stream()
                .filter(name -> distance(mistyped, name) <= near)
                .min(Comparator.comparingInt(name -> distance(mistyped, name)));
    }

    /** Edits (a character added, removed or replaced) from {@code a} to {@code b}: Levenshtein 1966. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
