package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.run.DesignFigures;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Retiming;
import dev.spikeloom.sim.machine.Simulators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes the points of a sweep that are not there yet. Nothing is done twice: a network is trained once for all points
 * that are trained alike, the spikes are computed once for all that compute the same, and each design is timed with them.
 */
public final class SweepStudy {
    /** So many results are kept at a time: what an interruption loses at most. */
    private static final int PORTION = 32;

    private final SweepFolder folder;
    private final RunOptions options;
    private final Progress progress;
    private final PointExperiments experiments;
    private final SweepNetworks networks;
    private final Map<String, Prices> prices = new HashMap<>();

    /**
     * Prepares a sweep.
     *
     * @param listener follows trainings
     * @throws InputException if a base is not there, or an axis has what no experiment can have
     */
    public SweepStudy(SweepFolder folder, RunOptions options, StageListener listener, Progress progress) {
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.experiments = folder.experiments();
        this.networks = new SweepNetworks(options, listener, progress);
    }

    /** A technology, and what designs cost in it. */
    private record Prices(Technology technology, Characterisation costs) {}

    private Prices prices(Experiment experiment) {
        return prices.computeIfAbsent(folder.plan().technology().orElseGet(experiment::technology), this::prices);
    }

    private Prices prices(String name) {
        Technology technology = Technologies.load(name, options.cache());
        return new Prices(technology, Characterisations.load(technology, options.cache()));
    }

    /** Points that compute the same spikes. */
    private record Group(String base, Experiment experiment, List<Integer> points) {}

    /**
     * What a sweep would take.
     *
     * @param points of it
     * @param done of these
     * @param impossible of the others, by the cause
     * @param trainings that have to be done first
     * @param recordings of spikes that are computed
     */
    public record Outlook(int points, int done, Map<String, Integer> impossible, int trainings, int recordings) {}

    /** Looks at all points without computing one. */
    public Outlook outlook() {
        Map<String, Integer> impossible = new LinkedHashMap<>();
        List<Integer> missing = folder.missing();
        List<Group> groups = groups(missing, (point, cause) -> impossible.merge(cause, 1, Integer::sum));
        long trainings = groups.stream()
                .filter(group -> networks.mustTrain(group.base(), group.experiment()))
                .map(group -> SweepNetworks.keys(group.experiment(), Setting::decidesTraining))
                .distinct()
                .count();
        return new Outlook(
                folder.points(), folder.points() - missing.size(), impossible, (int) trainings, groups.size());
    }

    /**
     * Computes what is missing.
     *
     * @throws InputException if the data set or the technology is missing, or a network cannot be had
     */
    public void run() {
        run(folder.missing(), folder.store());
    }

    /**
     * Computes points.
     *
     * @param points by their numbers; none of them is there yet
     * @param store that takes them
     * @throws InputException as {@link #run()}
     */
    void run(List<Integer> points, PointStore store) {
        try (Results results = new Results(store, folder.points() - points.size())) {
            groups(points, (point, cause) -> results.add(skipped(point, cause))).forEach(group -> run(group, results));
        }
    }

    /**
     * Does what all parts of the missing points have in common: networks are trained, and what is not possible is kept.
     *
     * @return the points that remain; those that share a recording of spikes are together
     * @throws InputException as {@link #run()}
     */
    List<List<Integer>> prepare() {
        List<Integer> missing = folder.missing();
        List<Group> groups;
        try (Results results = new Results(folder.store(), folder.points() - missing.size())) {
            groups = groups(missing, (point, cause) -> results.add(skipped(point, cause)));
        }
        Set<String> loaded = new HashSet<>();
        for (Group group : groups) {
            Experiment experiment = group.experiment();
            if (loaded.add(SweepNetworks.keys(experiment, SweepStudy::decidesData))) {
                samples(Workload.load(experiment, options.cache()));
            }
            networks.prepare(group.base(), experiment);
            prices(experiment);
        }
        return groups.stream().map(Group::points).toList();
    }

    private static boolean decidesData(Setting<?> setting) {
        return setting.path().startsWith("data.");
    }

    /** Results on their way into a store, a portion at a time, or when the program is told to end. */
    private final class Results implements AutoCloseable {
        private final PointStore store;
        private final List<PointResult> unsaved = new ArrayList<>();
        private final Shutdown.Registration atTheEnd = Shutdown.register(Shutdown.Kind.RESULTS, this::keep);
        private int done;

        Results(PointStore store, int done) {
            this.store = store;
            this.done = done;
        }

        synchronized void add(PointResult result) {
            unsaved.add(result);
            if (unsaved.size() >= PORTION) {
                keep();
                progress.update(done, folder.points(), "points");
            }
        }

        private synchronized void keep() {
            if (!unsaved.isEmpty()) {
                store.append(unsaved);
                done += unsaved.size();
                unsaved.clear();
            }
        }

        @Override
        public void close() {
            keep();
            atTheEnd.close();
            progress.update(done, folder.points(), "points");
        }
    }

    /** Takes points that are not possible. */
    @FunctionalInterface
    private interface Skipped {
        void skip(int point, String cause);
    }

    private List<Group> groups(List<Integer> points, Skipped skipped) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (int point : points) {
            Map<String, String> parameters = folder.parameters(point);
            try {
                Experiment experiment = experiments.of(parameters);
                experiment.requireHardware();
                String base = experiments.baseOf(parameters);
                groups.computeIfAbsent(
                                base + "\n" + SweepNetworks.keys(experiment, SweepStudy::decidesSpikes),
                                key -> new Group(base, experiment, new ArrayList<>()))
                        .points()
                        .add(point);
            } catch (InputException e) {
                skipped.skip(point, cause(e));
            }
        }
        return List.copyOf(groups.values());
    }

    /** Arithmetic that saturates is told apart by the recorded spikes themselves. */
    private static boolean decidesSpikes(Setting<?> setting) {
        return setting.decidesNetwork()
                || setting.path().startsWith("data.")
                || setting.path().equals("time_steps")
                || setting.path().equals("physical.technology");
    }

    private static String cause(InputException e) {
        return e.getMessage().replaceFirst("^--set: ", "");
    }

    private PointResult skipped(int point, String cause) {
        return new PointResult(point, folder.parameters(point), Map.of(), cause);
    }

    private void run(Group group, Results results) {
        Experiment experiment = group.experiment();
        Workload workload = Workload.load(experiment, options.cache());
        int samples = samples(workload);
        QuantizedNetwork network = networks.of(group.base(), experiment, workload);
        Prices technology = prices(experiment);
        List<Retiming> recorded = new ArrayList<>();
        for (int point : group.points()) {
            Design design;
            try {
                design = Machines.elaborate(
                        network, experiments.of(folder.parameters(point)).architecture());
            } catch (InputException e) {
                results.add(skipped(point, cause(e)));
                continue;
            }
            SimulationResult run = retiming(recorded, design, workload, samples).on(design);
            Estimate estimate = FastModels.estimate(
                    design,
                    run,
                    technology.technology(),
                    technology.costs(),
                    folder.plan().options());
            Measured measured =
                    new Measured(workload.accuracy(run.classes()), run, estimate, DesignFigures.hardware(design));
            results.add(new PointResult(point, folder.parameters(point), Figure.of(measured), null));
        }
    }

    private int samples(Workload workload) {
        int all = workload.dataset().test().samples();
        int samples = folder.plan().samples().orElse(all);
        if (samples > all) {
            throw new InputException(folder.plan().source() + ": samples is '" + samples + "', allowed: 1 to " + all
                    + ", the test samples of " + workload.experiment().dataset());
        }
        return samples;
    }

    private Retiming retiming(List<Retiming> recorded, Design design, Workload workload, int samples) {
        for (Retiming one : recorded) {
            if (one.holdsFor(design)) {
                return one;
            }
        }
        Retiming fresh = Simulators.retiming(
                        design,
                        workload.testSpikes(),
                        samples,
                        workload.experiment().timeSteps(),
                        options.threads())
                .orElseThrow(() -> new InputException("such machines cannot be timed without their spikes"));
        recorded.add(fresh);
        return fresh;
    }
}
