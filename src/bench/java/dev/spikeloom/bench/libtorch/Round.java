package dev.spikeloom.bench.libtorch;

import java.util.Locale;
import java.util.Optional;

/**
 * Some seconds of training, as a child process reports it in a line.
 *
 * @param samples trained on
 * @param nanos how long it took
 * @param cpuNanos what all threads of the process used, waiting and compiling included
 * @param loss mean over the samples
 */
record Round(long samples, long nanos, long cpuNanos, double loss) {
    private static final String KEYWORD = "round";

    double samplesPerSecond() {
        return samples * 1e9 / nanos;
    }

    /** Seconds of processor time for so many samples. */
    double cpuSeconds(int sampleCount) {
        return cpuNanos * 1e-9 * sampleCount / samples;
    }

    String toLine() {
        return String.format(Locale.ROOT, "%s %d %d %d %s", KEYWORD, samples, nanos, cpuNanos, loss);
    }

    static Optional<Round> parse(String line) {
        String[] words = line.split(" ", -1);
        return words.length == 5 && words[0].equals(KEYWORD)
                ? Optional.of(new Round(
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3]),
                        Double.parseDouble(words[4])))
                : Optional.empty();
    }
}
