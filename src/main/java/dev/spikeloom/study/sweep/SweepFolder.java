package dev.spikeloom.study.sweep;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.launch.TaskFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The folder of a sweep: what was asked for, and what was found so far. */
public final class SweepFolder {
    /** The sweep file, as it was given. */
    public static final String PLAN = "sweep.yaml";

    /** The points of a sweep that has a list of them. */
    public static final String TABLE = "list.csv";

    /** A line a point. */
    public static final String POINTS = "points.jsonl";

    /** What became of the points that were verified. */
    public static final String VERIFIED = "verified.json";

    /** What those cost that were counted. */
    public static final String COUNTED = "counted.json";

    private final Path path;
    private final SweepPlan plan;
    private final int points;
    private final boolean search;

    /** Of a search, those that it has asked for so far. */
    private final List<Long> numbers;

    private final SweepSpace space;

    /** Only looking at results needs none, nor the bases. */
    private PointExperiments experiments;

    private SweepFolder(Path path, SweepSource source) {
        this.path = path;
        this.plan = SweepReader.read(source);
        this.space = new SweepSpace(plan.axes());
        this.points = space.count(plan);
        this.search = plan.mode() == SweepMode.SEARCH && space.size().compareTo(BigInteger.valueOf(points)) > 0;
        this.numbers = search ? new ArrayList<>() : space.points(plan);
    }

    /** Whether there is a sweep in a folder. */
    public static boolean isAt(Path path) {
        return Files.isRegularFile(path.resolve(PLAN));
    }

    /**
     * Opens the folder of a sweep that has begun.
     *
     * @throws InputException if there is none
     */
    public static SweepFolder open(Path path) {
        if (!isAt(path)) {
            throw new InputException(path + " has no " + PLAN
                    + ", expected the folder of a sweep; 'spikeloom sweep FILE -o " + path + "' begins one");
        }
        return new SweepFolder(path, kept(path));
    }

    private static SweepSource kept(Path path) {
        return SweepSource.file(path.resolve(PLAN)).withTable(path.resolve(TABLE));
    }

    /**
     * A sweep in a folder as it would be; nothing is written.
     *
     * @throws InputException if the file is not a sweep, or another one is in the folder
     */
    public static SweepFolder planned(SweepSource source, Path path) {
        SweepFolder asked = new SweepFolder(path, source);
        asked.experiments();
        if (isAt(path) && !kept(path).text().equals(source.text())) {
            throw new InputException(path + " holds another sweep than " + source.name()
                    + "; name another folder with -o, or remove it");
        }
        return asked;
    }

    /**
     * Begins a sweep in a folder, or goes on with it if it is the same.
     *
     * @throws InputException as {@link #planned}
     */
    public static SweepFolder begin(SweepSource source, Path path) {
        SweepFolder asked = planned(source, path);
        if (isAt(path)) {
            return open(path);
        }
        // A sweep goes on where its table may be no more.
        if (asked.plan.mode() == SweepMode.LIST) {
            Path table = SweepReader.tableOf(source);
            AtomicFiles.write(path.resolve(TABLE), out -> Files.copy(table, out));
        }
        AtomicFiles.writeString(path.resolve(PLAN), source.text());
        return asked;
    }

    /**
     * The experiments that its points are.
     *
     * @throws InputException if a base is not there, or an axis has what no experiment can have, naming it
     */
    PointExperiments experiments() {
        if (experiments == null) {
            experiments = new PointExperiments(plan);
        }
        return experiments;
    }

    /**
     * The experiment that a point is.
     *
     * @throws InputException if a base is not there any more, or the point is not possible
     */
    public Experiment experiment(PointResult point) {
        return experiments().of(point.parameters());
    }

    public Path path() {
        return path;
    }

    public SweepPlan plan() {
        return plan;
    }

    /** Points of the sweep. */
    public int points() {
        return points;
    }

    /** Whether which points are computed follows from the figures of others. */
    boolean isSearch() {
        return search;
    }

    /** Takes the next point of a search. */
    int ask(List<Integer> indices) {
        numbers.add(space.number(indices));
        return numbers.size() - 1;
    }

    SweepSpace space() {
        return space;
    }

    /** The parameters of a point, in the order of the axes. */
    Map<String, String> parameters(int point) {
        return space.at(numbers.get(point));
    }

    PointStore store() {
        return new PointStore(path.resolve(POINTS));
    }

    /** What a task has found that computes a part of the points. */
    PointStore store(int task) {
        return new PointStore(TaskFiles.results(path, task));
    }

    /**
     * The numbers of the points that are done.
     *
     * @throws InputException as {@link #results()}
     */
    Set<Integer> done() {
        return numbers(results());
    }

    static Set<Integer> numbers(List<PointResult> results) {
        return results.stream().map(PointResult::point).collect(Collectors.toSet());
    }

    /** The numbers of the points that are not done, in their order. */
    List<Integer> missing() {
        Set<Integer> done = done();
        return IntStream.range(0, points())
                .filter(point -> !done.contains(point))
                .boxed()
                .toList();
    }

    /**
     * The points that are done, in their order.
     *
     * @throws InputException if the file of results is damaged, or is that of another sweep
     */
    public List<PointResult> results() {
        Map<Integer, PointResult> results = new TreeMap<>();
        for (PointStore store : stores()) {
            store.read().forEach(result -> {
                if (!isOwn(result)) {
                    throw new InputException(store + ": point " + result.point() + " is not one of "
                            + path.resolve(PLAN) + ", expected the results of this sweep");
                }
                results.put(result.point(), result);
            });
        }
        return List.copyOf(results.values());
    }

    private boolean isOwn(PointResult result) {
        if (result.point() < 0 || result.point() >= points()) {
            return false;
        }
        return (isSearch() && result.point() >= numbers.size())
                ? space.has(result.parameters())
                : parameters(result.point()).equals(result.parameters());
    }

    private List<PointStore> stores() {
        List<PointStore> stores = new ArrayList<>(List.of(store()));
        TaskFiles.results(path).forEach(file -> stores.add(new PointStore(file)));
        return stores;
    }

    /** The front of what is done. */
    public ParetoFront front() {
        return front(results());
    }

    /** The front of some of the results. */
    public ParetoFront front(List<PointResult> results) {
        return new ParetoFront(results, plan.objectives(), plan.constraints());
    }

    /**
     * What became of points that were verified, by their numbers.
     *
     * @throws InputException if the file is damaged
     */
    public Map<Integer, Verified> verified() {
        return kept(VERIFIED, new TypeReference<TreeMap<Integer, Verified>>() {});
    }

    void keep(Map<Integer, Verified> verified) {
        AtomicFiles.writeString(path.resolve(VERIFIED), Json.text(verified));
    }

    /**
     * What points cost that were counted, by their numbers.
     *
     * @throws InputException if the file is damaged
     */
    public Map<Integer, Counted> counted() {
        return kept(COUNTED, new TypeReference<TreeMap<Integer, Counted>>() {});
    }

    void keepCounted(Map<Integer, Counted> counted) {
        AtomicFiles.writeString(path.resolve(COUNTED), Json.text(counted));
    }

    private <T> Map<Integer, T> kept(String name, TypeReference<? extends Map<Integer, T>> type) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (IOException e) {
            throw new InputException(
                    file + " is not readable: " + AtomicFiles.reason(e) + "; remove it and verify again", e);
        }
    }
}
