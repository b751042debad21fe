package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.MarkedSection;
import dev.spikeloom.bench.contest.Contender;
import dev.spikeloom.bench.contest.Contest;
import dev.spikeloom.bench.contest.Jdk;
import dev.spikeloom.bench.contest.Measurement;
import dev.spikeloom.bench.contest.Round;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The Verilated RTL alone, and the same in lockstep with the clocked model, every probe of every cycle compared, in turn:
 * preset {@code mnist-dc} on the same spikes. Lockstep takes two cores. Builds are no part of it.
 */
public final class CrossCheckBenchmark {
    /** What it is called in a pattern of {@code make bench}. */
    public static final String NAME = CrossCheckBenchmark.class.getSimpleName();

    private static final Workload WORKLOAD = Workload.DENSE;
    private static final Path FOLDER = Path.of("target", "bench-lockstep").toAbsolutePath();
    private static final Path SPIKES = Path.of("target", "bench-spikes.bin").toAbsolutePath();

    private String expected;

    /**
     * Measures, and replaces the table in {@code document}.
     *
     * @throws InputException if MNIST has not been fetched, Verilator is missing, or the two differ
     */
    public static void run(Path document) {
        new CrossCheckBenchmark().measure(document);
    }

    private void measure(Path document) {
        System.out.println("\nlockstep, " + WORKLOAD.preset());
        SpikesFile.write(SPIKES, WORKLOAD.spikes());
        VerilatedRtl rtl = new VerilatedRtl(WORKLOAD.design(), FOLDER.resolve("alone"), SPIKES);
        List<Measurement> measurements;
        try (Contest contest = new Contest("lockstep")) {
            contest.addFastest(rtl.contenders());
            for (Jdk jdk : Jdk.measured()) {
                contest.add(lockstep(jdk, rtl.folder()));
            }
            measurements = contest.run(this::ended);
        }
        StringBuilder table = new StringBuilder("""
                | | M cycles/s, best | median | times the RTL alone, best | median |
                |---|---|---|---|---|
                """);
        Measurement alone = measurements.get(0);
        for (Measurement m : measurements) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f |\n",
                    m.name(),
                    m.best() * 1e-6,
                    m.median() * 1e-6,
                    m.best() / alone.best(),
                    m.median() / alone.median()));
        }
        System.out.println("\n" + table);
        MarkedSection.replace(document, "lockstep", table.toString());
    }

    private static Contender lockstep(Jdk jdk, Path rtl) {
        return new Contender(
                "in lockstep with the clocked model, JDK " + jdk.version(),
                jdk.command(
                        Jdk.launcherOptions(false),
                        LockstepChild.class,
                        List.of(
                                WORKLOAD.name(),
                                SPIKES.toString(),
                                rtl.toString(),
                                FOLDER.resolve("lockstep").toString())));
    }

    /** Shows a round, and holds its cycles to those of the first one. */
    private void ended(int number, String contender, Round round) {
        System.out.printf(
                Locale.ROOT,
                "  round %d  %-60s %6.2f M cycles/s, %.2f cores\n",
                number,
                contender,
                round.perSecond() * 1e-6,
                (double) round.cpuNanos() / round.nanos());
        String cycles = round.result().substring(0, round.result().indexOf('/'));
        if (expected == null) {
            expected = cycles;
        } else if (!cycles.equals(expected)) {
            throw new InputException(contender + " took " + cycles + " cycles, but the RTL alone " + expected);
        }
    }
}
