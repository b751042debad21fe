package dev.spikeloom.bench.contest;

import java.util.Locale;
import java.util.Optional;

/**
 * Some seconds of work, as a child process reports it in a line.
 *
 * @param count what was done: samples, or cycles
 * @param nanos how long it took
 * @param cpuNanos what all threads of the process used, waiting and compiling included
 * @param result what the work came to, a word
 */
public record Round(long count, long nanos, long cpuNanos, String result) {
    private static final String KEYWORD = "round";

    public double perSecond() {
        return count * 1e9 / nanos;
    }

    /** Seconds of processor time for so much work. */
    public double cpuSeconds(int work) {
        return cpuNanos * 1e-9 * work / count;
    }

    String toLine() {
        return String.format(Locale.ROOT, "%s %d %d %d %s", KEYWORD, count, nanos, cpuNanos, result);
    }

    static Optional<Round> parse(String line) {
        String[] words = line.split(" ", -1);
        return words.length == 5 && words[0].equals(KEYWORD)
                ? Optional.of(new Round(
                        Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), words[4]))
                : Optional.empty();
    }
}
