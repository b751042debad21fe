package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.MarkedSection;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * This project's trainer and libtorch side by side: the same networks, data, batches, optimizer and dropout on as many
 * threads. Each contender is a process of its own that lives as long as its network is measured; they train in turn,
 * some seconds each, so that a machine that others use as well is as busy for one as for the other.
 */
public final class LibtorchComparison {
    private static final int[] JDK_VERSIONS = {25, 17};
    private static final int EPOCH = 60_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int CALIBRATION_ROUNDS = 2;

    private final double seconds = number("BENCH_SECONDS", 3);
    private final int rounds = (int) number("BENCH_ROUNDS", 7);
    private final List<Jdk> jdks = findJdks();

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
        List<Measurement> measurements = new ArrayList<>();
        for (Workload workload : workloads) {
            measurements.addAll(measure(workload));
        }
        String table = table(measurements);
        System.out.println("\n" + table);
        if (workloads.size() == Workload.values().length && jdks.size() == JDK_VERSIONS.length) {
            MarkedSection.replace(document, "libtorch", table);
        }
    }

    private List<Measurement> measure(Workload workload) {
        System.out.println("\n" + workload);
        List<Child> children = new ArrayList<>();
        try {
            for (Jdk jdk : jdks) {
                children.add(start(Contender.spikeloom(jdk, true), workload));
            }
            children.add(bestLibtorch(workload));
            for (Jdk jdk : jdks) {
                children.add(start(Contender.spikeloom(jdk, false), workload));
            }
            for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                children.forEach(child -> child.round(seconds));
            }
            Map<Child, List<Round>> results = new LinkedHashMap<>();
            for (int i = 0; i < rounds; i++) {
                for (Child child : children) {
                    Round round = child.round(seconds);
                    results.computeIfAbsent(child, key -> new ArrayList<>()).add(round);
                    System.out.printf(
                            Locale.ROOT,
                            "  round %d  %-42s %9.0f samples/s, %6.2f CPU s for 60,000, loss %.4f\n",
                            i + 1,
                            child.contender().name(),
                            round.samplesPerSecond(),
                            round.cpuSeconds(EPOCH),
                            round.loss());
                }
            }
            List<Measurement> measurements = new ArrayList<>();
            results.forEach((child, all) ->
                    measurements.add(new Measurement(workload, child.contender().name(), all)));
            return measurements;
        } finally {
            children.forEach(Child::close);
        }
    }

    private static Child start(Contender contender, Workload workload) {
        Child child = new Child(contender, workload);
        System.out.println("  " + contender.name() + " (" + child.description() + ")");
        return child;
    }

    /** The fastest of the ways in which its threads can wait; the others are ended. */
    private Child bestLibtorch(Workload workload) {
        List<Child> candidates = new ArrayList<>();
        for (Contender contender : Contender.libtorch(Jdk.running())) {
            candidates.add(start(contender, workload));
        }
        Map<Child, Double> speeds = new LinkedHashMap<>();
        for (int i = 0; i <= CALIBRATION_ROUNDS; i++) {
            for (Child candidate : candidates) {
                double speed = candidate.round(seconds).samplesPerSecond();
                if (i > 0) {
                    speeds.merge(candidate, speed, Math::max);
                }
            }
        }
        Child best = speeds.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElseThrow()
                .getKey();
        candidates.stream().filter(candidate -> candidate != best).forEach(Child::close);
        return best;
    }

    private static String table(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder("| network | trainer | samples/s, best | median |"
                + " times libtorch, best | median | s for 60,000, best | CPU s, least | loss, first and last round |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        for (Measurement m : measurements) {
            Measurement reference = measurements.stream()
                    .filter(other ->
                            other.workload() == m.workload() && other.name().startsWith("libtorch"))
                    .findFirst()
                    .orElseThrow();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.2f | %.3f, %.3f |\n",
                    m.workload(),
                    m.name(),
                    m.best(),
                    m.median(),
                    m.best() / reference.best(),
                    m.median() / reference.median(),
                    EPOCH / m.best(),
                    m.leastCpuSeconds(EPOCH),
                    m.firstLoss(),
                    m.lastLoss()));
        }
        return text.toString();
    }

    private static List<Jdk> findJdks() {
        List<Jdk> installed = Jdk.installed();
        List<Jdk> found = new ArrayList<>();
        for (int version : JDK_VERSIONS) {
            Optional<Jdk> jdk = installed.stream()
                    .filter(candidate -> candidate.version() == version)
                    .findFirst();
            jdk.ifPresentOrElse(
                    found::add,
                    () -> System.out.println("There is no JDK " + version + " here, so it is left out, and the table in"
                            + " the documentation stays as it is; name its folder in " + Jdk.VARIABLE
                            + " if it is installed"));
        }
        return found;
    }

    private static double number(String variable, double otherwise) {
        String value = System.getenv(variable);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= 1_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException(variable + " is " + value + ", which is not a number", e);
        }
        throw new InputException(variable + " is " + value + ", allowed above 0 to 1000");
    }
}
