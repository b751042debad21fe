package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.MarkedSection;
import dev.spikeloom.bench.contest.Contest;
import dev.spikeloom.bench.contest.Jdk;
import dev.spikeloom.bench.contest.Measurement;
import dev.spikeloom.bench.contest.Round;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * This project's trainer and libtorch side by side: the same networks, data, batches, optimizer and dropout on as many
 * threads, in a {@link Contest} for each network.
 */
public final class LibtorchComparison {
    private static final int EPOCH = 60_000;

    private final List<Jdk> jdks = Jdk.measured();

    /** What the comparison on a network is called in a pattern of {@code make bench}. */
    public static List<String> names() {
        return Arrays.stream(Workload.values()).map(LibtorchComparison::name).toList();
    }

    private static String name(Workload workload) {
        return LibtorchComparison.class.getSimpleName() + "." + workload.topology();
    }

    /**
     * Measures some of the networks. If it was all, the table in {@code document} is replaced.
     *
     * @param chosen whether a network of {@link #names} is measured
     */
    public void run(Predicate<String> chosen, Path document) {
        List<Workload> workloads = Stream.of(Workload.values())
                .filter(workload -> chosen.test(name(workload)))
                .toList();
        Map<Workload, List<Measurement>> measurements = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            measurements.put(workload, measure(workload));
        }
        String table = table(measurements);
        System.out.println("\n" + table);
        if (workloads.size() == Workload.values().length && jdks.size() == Jdk.MEASURED.size()) {
            MarkedSection.replace(document, "libtorch", table);
        }
    }

    private List<Measurement> measure(Workload workload) {
        System.out.println("\n" + workload);
        try (Contest contest = new Contest(workload.name())) {
            for (Jdk jdk : jdks) {
                contest.add(Contenders.spikeloom(jdk, true, workload));
            }
            contest.addFastest(Contenders.libtorch(Jdk.running(), workload));
            for (Jdk jdk : jdks) {
                contest.add(Contenders.spikeloom(jdk, false, workload));
            }
            return contest.run((number, contender, round) -> System.out.printf(
                    Locale.ROOT,
                    "  round %d  %-42s %9.0f samples/s, %6.2f CPU s for 60,000, loss %.4f\n",
                    number,
                    contender,
                    round.perSecond(),
                    round.cpuSeconds(EPOCH),
                    loss(round)));
        }
    }

    private static double loss(Round round) {
        return Double.parseDouble(round.result());
    }

    private static String table(Map<Workload, List<Measurement>> measurements) {
        StringBuilder text = new StringBuilder("| network | trainer | samples/s, best | median |"
                + " times libtorch, best | median | s for 60,000, best | CPU s, least | loss, first and last round |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        measurements.forEach((workload, ofWorkload) -> {
            Measurement reference = ofWorkload.stream()
                    .filter(measurement -> measurement.name().startsWith("libtorch"))
                    .findFirst()
                    .orElseThrow();
            for (Measurement m : ofWorkload) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.2f | %.3f, %.3f |\n",
                        workload,
                        m.name(),
                        m.best(),
                        m.median(),
                        m.best() / reference.best(),
                        m.median() / reference.median(),
                        EPOCH / m.best(),
                        m.leastCpuSeconds(EPOCH),
                        loss(m.first()),
                        loss(m.last())));
            }
        });
        return text.toString();
    }
}
