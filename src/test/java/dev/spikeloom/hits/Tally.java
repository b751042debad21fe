package dev.spikeloom.hits;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many hits there were of each mode, and what came of them. */
final class Tally {
    private final Map<Mode, Count> counts = new EnumMap<>(Mode.class);
    private double longestSeconds;
    private int notStarted;

    private static final class Count {
        private int hits;
        private int inTime;
    }

    /** @param inTime whether the command was still running, or did not succeed */
    synchronized void add(Mode mode, boolean inTime, double secondsToEnd) {
        Count count = counts.computeIfAbsent(mode, key -> new Count());
        count.hits++;
        count.inTime += inTime ? 1 : 0;
        longestSeconds = mode.isSignal() ? Math.max(longestSeconds, secondsToEnd) : longestSeconds;
    }

    /** A hit before the virtual machine had started. */
    synchronized void addNotStarted() {
        notStarted++;
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().hits + " (" + entry.getValue().inTime
                                + " in time)")
                        .collect(Collectors.joining(", "))
                + String.format(
                        Locale.ROOT,
                        "; %d before the virtual machine had started; at most %.1f s from a signal to the end",
                        notStarted,
                        longestSeconds);
    }
}
