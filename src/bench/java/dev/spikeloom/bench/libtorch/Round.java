package dev.spikeloom.bench.libtorch;

import java.util.Locale;
import java.util.Optional;

/**
 * Some seconds of training, as a child process reports it in a line.
 *
 * @param samples trained on
 * @param nanos how long it took
 * @param loss mean over the samples
 */
record Round(long samples, long nanos, double loss) {
    private static final String KEYWORD = "round";

    double samplesPerSecond() {
        return samples * 1e9 / nanos;
    }

    String toLine() {
        return String.format(Locale.ROOT, "%s %d %d %s", KEYWORD, samples, nanos, loss);
    }

    static Optional<Round> parse(String line) {
        String[] words = line.split(" ", -1);
        return words.length == 4 && words[0].equals(KEYWORD)
                ? Optional.of(
                        new Round(Long.parseLong(words[1]), Long.parseLong(words[2]), Double.parseDouble(words[3])))
                : Optional.empty();
    }
}
