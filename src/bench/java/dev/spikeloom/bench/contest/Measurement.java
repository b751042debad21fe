package dev.spikeloom.bench.contest;

import java.util.List;

/**
 * All rounds of one contender.
 *
 * @param name of the contender
 * @param rounds in order
 */
public record Measurement(String name, List<Round> rounds) {
    public Measurement {
        rounds = List.copyOf(rounds);
    }

    /** What the fastest round did a second: what the contender can do while nobody else needs the processor. */
    public double best() {
        List<Double> sorted = sorted();
        return sorted.get(sorted.size() - 1);
    }

    public double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Seconds of processor time that so much work took, in the round that took least. */
    public double leastCpuSeconds(int work) {
        return rounds.stream()
                .mapToDouble(round -> round.cpuSeconds(work))
                .min()
                .orElseThrow();
    }

    public Round first() {
        return rounds.get(0);
    }

    public Round last() {
        return rounds.get(rounds.size() - 1);
    }

    private List<Double> sorted() {
        return rounds.stream().map(Round::perSecond).sorted().toList();
    }
}
