package dev.spikeloom.bench.libtorch;

import java.util.ArrayList;
import java.util.List;

/**
 * All rounds of one contender on one network.
 *
 * @param name of the contender
 * @param rounds in order
 */
record Measurement(Workload workload, String name, List<Round> rounds) {
    Measurement {
        rounds = List.copyOf(rounds);
    }

    /** Samples a second of the fastest round: what it can do while nobody else needs the processor. */
    double best() {
        return sorted().get(rounds.size() - 1);
    }

    double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Seconds of processor time that so many samples took, in the round that took least. */
    double leastCpuSeconds(int samples) {
        return rounds.stream()
                .mapToDouble(round -> round.cpuSeconds(samples))
                .min()
                .orElseThrow();
    }

    double firstLoss() {
        return rounds.get(0).loss();
    }

    double lastLoss() {
        return rounds.get(rounds.size() - 1).loss();
    }

    private List<Double> sorted() {
        List<Double> speeds = new ArrayList<>();
        for (Round round : rounds) {
            speeds.add(round.samplesPerSecond());
        }
        speeds.sort(null);
        return speeds;
    }
}
