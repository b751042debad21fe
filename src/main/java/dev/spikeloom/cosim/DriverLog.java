package dev.spikeloom.cosim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the harness of the driver printed: lines of a word and numbers, in the order in which it happened. */
final class DriverLog {
    private final List<String> words = new ArrayList<>();
    private final List<long[]> numbers = new ArrayList<>();

    /** @throws NumberFormatException if a line is none of the harness */
    DriverLog(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split(" ", -1);
            words.add(parts[0]);
            numbers.add(Arrays.stream(parts).skip(1).mapToLong(Long::parseLong).toArray());
        });
    }

    /** The numbers of all lines that begin with a word. */
    List<long[]> all(String word) {
        List<long[]> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(word)) {
                found.add(numbers.get(i));
            }
        }
        return found;
    }
}
