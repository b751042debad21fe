package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.MarkedSection;
import dev.spikeloom.bench.contest.Contender;
import dev.spikeloom.bench.contest.Contest;
import dev.spikeloom.bench.contest.Jdk;
import dev.spikeloom.bench.contest.Measurement;
import dev.spikeloom.bench.contest.Round;
import dev.spikeloom.io.InputException;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The simulators and the Verilated RTL side by side: the same design on the same spikes in a {@link Contest}, each on
 * one thread. All must find the same cycles and classes.
 */
public final class SimulatorComparison {
    private static final Path FOLDER = Path.of("target", "bench-verilated");
    private static final Path SPIKES = Path.of("target", "bench-spikes.bin").toAbsolutePath();

    private final List<Jdk> jdks = Jdk.measured();
    private final Workload workload;
    private final VerilatedRtl rtl;
    private String expected;

    private SimulatorComparison(Workload workload) {
        this.workload = workload;
        SpikesFile.write(SPIKES, workload.spikes());
        rtl = new VerilatedRtl(workload.design(), FOLDER, SPIKES);
    }

    /**
     * Says what is missing before anything is measured.
     *
     * @throws InputException if MNIST has not been fetched, or Verilator is missing
     */
    public static void require() {
        Workload.DENSE.source();
        Tool.VERILATOR.locate();
    }

    /** What the comparisons are called in a pattern of {@code make bench}: one a preset. */
    public static List<String> names() {
        return Stream.of(Workload.values()).map(SimulatorComparison::name).toList();
    }

    private static String name(Workload workload) {
        return SimulatorComparison.class.getSimpleName() + "." + workload.preset();
    }

    /**
     * Measures some of the presets, one after the other. On all JDKs, their tables in {@code document} are replaced.
     *
     * @param chosen whether one of {@link #names} is measured
     * @throws InputException if what {@link #require} asks for is missing, or a contender finds other cycles or classes
     *     than the rest
     */
    public static void run(Predicate<String> chosen, Path document) {
        for (Workload workload : Workload.values()) {
            if (chosen.test(name(workload))) {
                new SimulatorComparison(workload).run(document);
            }
        }
    }

    private void run(Path document) {
        System.out.println("\nsimulators, " + workload.preset());
        List<Measurement> measurements;
        try (Contest contest = new Contest("simulators")) {
            contest.addFastest(rtl.contenders());
            simulators().forEach(contest::add);
            measurements = contest.run(this::ended);
        }
        String table = table(measurements);
        System.out.println("\n" + table);
        if (jdks.size() == Jdk.MEASURED.size()) {
            MarkedSection.replace(document, "simulators " + workload.preset(), table);
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

    private Contender simulator(Model model, Jdk jdk, boolean vectors) {
        String kernels = model.usesKernels() ? (vectors ? ", SIMD" : ", plain loops") : "";
        return new Contender(
                model.title() + ", JDK " + jdk.version() + kernels,
                jdk.command(
                        Jdk.launcherOptions(vectors),
                        ChildMain.class,
                        List.of(model.name(), workload.name(), SPIKES.toString())));
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
