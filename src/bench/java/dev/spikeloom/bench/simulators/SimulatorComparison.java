package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.MarkedSection;
import dev.spikeloom.bench.contest.Contender;
import dev.spikeloom.bench.contest.Contest;
import dev.spikeloom.bench.contest.Jdk;
import dev.spikeloom.bench.contest.Measurement;
import dev.spikeloom.bench.contest.Round;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RecordedSpikes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The simulators and the Verilated RTL side by side: the same design on the same spikes in a {@link Contest}, each on
 * one thread. All must find the same cycles and classes.
 */
public final class SimulatorComparison {
    /** What the comparison is called in a pattern of {@code make bench}. */
    public static final String NAME = SimulatorComparison.class.getSimpleName();

    private static final Path FOLDER = Path.of("target", "bench-verilated");
    private static final Path SPIKES = Path.of("target", "bench-spikes.bin").toAbsolutePath();

    private final List<Jdk> jdks = Jdk.measured();
    private final VerilatedRtl rtl;
    private String expected;

    /** @throws InputException if MNIST has not been fetched, or Verilator is missing */
    public SimulatorComparison() {
        RecordedSpikes spikes = Workload.spikes();
        SpikesFile.write(SPIKES, spikes);
        rtl = new VerilatedRtl(Workload.design(), FOLDER, SPIKES);
    }

    /**
     * Measures. On all JDKs, the table in {@code document} is replaced.
     *
     * @throws InputException if a contender finds other cycles or classes than the rest
     */
    public void run(Path document) {
        System.out.println("\nsimulators");
        List<Measurement> measurements;
        try (Contest contest = new Contest("simulators")) {
            contest.addFastest(rtl.contenders());
            simulators().forEach(contest::add);
            measurements = contest.run(this::ended);
        }
        String table = table(measurements);
        System.out.println("\n" + table);
        if (jdks.size() == Jdk.MEASURED.size()) {
            MarkedSection.replace(document, "simulators", table);
        }
    }

    private List<Contender> simulators() {
        List<Contender> contenders = new ArrayList<>();
        for (Model model : Model.values()) {
            for (boolean vectors : model.usesKernels() ? List.of(true, false) : List.of(true)) {
                for (Jdk jdk : jdks) {
                    contenders.add(simulator(model, jdk, vectors));
                }
            }
        }
        return contenders;
    }

    private static Contender simulator(Model model, Jdk jdk, boolean vectors) {
        String kernels = model.usesKernels() ? (vectors ? ", SIMD" : ", plain loops") : "";
        return new Contender(
                model.title() + ", JDK " + jdk.version() + kernels,
                jdk.command(Jdk.launcherOptions(vectors), ChildMain.class, List.of(model.name(), SPIKES.toString())));
    }

    /** Shows a round, and holds its result to that of the first one. */
    private void ended(int number, String contender, Round round) {
        System.out.printf(
                Locale.ROOT,
                "  round %d  %-60s %6.2f M cycles/s, cycles and hash of results %s\n",
                number,
                contender,
                round.perSecond() * 1e-6,
                round.result());
        if (expected == null) {
            expected = round.result();
        } else if (!round.result().equals(expected)) {
            throw new InputException(contender + " found " + round.result()
                    + " (cycles and hash of results), but the RTL " + expected
                    + "; 'spikeloom cosim' shows the first difference");
        }
    }

    private static String table(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder("| simulator | M cycles/s, best | median | times Verilated RTL, best |"
                + " median |\n|---|---|---|---|---|\n");
        Measurement reference = measurements.get(0);
        for (Measurement m : measurements) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f |\n",
                    m.name(),
                    m.best() * 1e-6,
                    m.median() * 1e-6,
                    m.best() / reference.best(),
                    m.median() / reference.median()));
        }
        return text.toString();
    }
}
