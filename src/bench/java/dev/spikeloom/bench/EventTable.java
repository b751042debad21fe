package dev.spikeloom.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * The event model's time for a SOP by the size of a layer and the density of its input, the best iteration of each, and
 * beside it the least that it could take.
 */
final class EventTable {
    private static final String BENCHMARK = EventModelBenchmark.class.getSimpleName() + ".run";
    private static final String CONVOLUTION = EventConvolutionBenchmark.class.getSimpleName() + ".run";
    private static final String LIMITS = "LimitBenchmark.";

    /** So many bytes of weights are read from the second level of the cache rather than the third. */
    private static final int SECOND_LEVEL = 256 << 10;

    /**
     * Operations on lanes of 16 bits for a SOP. Sixteen weights, two longs, take six operations on longs, four lanes each: one
     * addition of bytes, a mask for the even ones, a shift and a mask for the odd ones, and two additions to sums.
     */
    private static final double OPERATIONS_PER_SOP = 6 * 4 / 16.0;

    private final SortedMap<Integer, SortedMap<Integer, Double>> nanosByNeurons = new TreeMap<>();
    private final SortedMap<Integer, Double> nanosOfConvolution = new TreeMap<>();
    private final SortedSet<Integer> densities = new TreeSet<>();
    private final SortedMap<String, Double> limits = new TreeMap<>();

    EventTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            if (benchmark.endsWith(BENCHMARK)) {
                int neurons = Integer.parseInt(result.getParams().getParam("neurons"));
                put(nanosByNeurons.computeIfAbsent(neurons, n -> new TreeMap<>()), result);
            } else if (benchmark.endsWith(CONVOLUTION)) {
                put(nanosOfConvolution, result);
            } else if (benchmark.contains(LIMITS)) {
                limits.put(
                        benchmark.substring(benchmark.indexOf(LIMITS) + LIMITS.length()),
                        result.getPrimaryResult().getStatistics().getMin());
            }
        }
    }

    private void put(SortedMap<Integer, Double> nanosByDensity, RunResult result) {
        int density = Integer.parseInt(result.getParams().getParam("density"));
        Statistics sops = result.getSecondaryResults().get("sops").getStatistics();
        densities.add(density);
        nanosByDensity.put(density, 1e9 / sops.getMax());
    }

    /** Whether there is anything to show, and limits to hold it to. */
    boolean isComplete() {
        return !nanosByNeurons.isEmpty()
                && !nanosOfConvolution.isEmpty()
                && limits.containsKey("readSecondLevel")
                && limits.containsKey("readThirdLevel")
                && limits.containsKey("addIntegers");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("| neurons | weights |");
        densities.forEach(density -> text.append(' ').append(density).append(" % |"));
        text.append(" memory limit | ALU limit | reached |\n|---|---|");
        text.append("---|".repeat(densities.size() + 3)).append('\n');
        nanosByNeurons.forEach((neurons, nanos) -> text.append(
                row(String.format(Locale.ROOT, "%,d", neurons), EventModelBenchmark.INPUTS * neurons, nanos)));
        text.append(row(EventConvolutionBenchmark.LAYER, EventConvolutionBenchmark.WEIGHTS, nanosOfConvolution));
        return text.toString();
    }

    private String row(String layer, int bytes, SortedMap<Integer, Double> nanosByDensity) {
        boolean second = bytes <= SECOND_LEVEL;
        double memory = limits.get(second ? "readSecondLevel" : "readThirdLevel") / Limits.BYTES;
        double arithmetic = OPERATIONS_PER_SOP * limits.get("addIntegers") / Limits.INTEGERS;
        StringBuilder row = new StringBuilder(
                String.format(Locale.ROOT, "| %s | %,d KiB, %s |", layer, bytes >> 10, second ? "L2" : "L3"));
        nanosByDensity.values().forEach(nanos -> row.append(String.format(Locale.ROOT, " %.4f |", nanos)));
        double best = nanosByDensity.values().stream().min(Double::compare).orElseThrow();
        return row.append(String.format(
                        Locale.ROOT,
                        " %.4f | %.4f | %.0f %% |\n",
                        memory,
                        arithmetic,
                        100 * Math.max(memory, arithmetic) / best))
                .toString();
    }
}
