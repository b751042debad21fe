package dev.spikeloom.study.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<String, SoftReference<PointGroup>> groups = new HashMap<>();

    /** Begins with what the folder has, once the first points are asked for. */
    private GrowingFront front;

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

    /**
     * Computes what is missing.
     *
     * @throws InputException if the data set or the technology is missing, or a network cannot be had
     */
    public void run() {
        if (folder.isSearch()) {
            new SweepSearch(folder, this).run();
        } else {
            run(folder.missing(), folder.store());
        }
    }

    /**
     * Computes points of a sweep that is no search.
     *
     * @param points by their numbers; none of them is there yet
     * @param store that takes them
     * @throws InputException as {@link #run()}
     */
    void run(List<Integer> points, PointStore store) {
        run(points, store, folder.points() - points.size());
    }

    /**
     * Computes points.
     *
     * @param done points that are there
     * @return what was found
     */
    List<PointResult> run(List<Integer> points, PointStore store, int done) {
        try (Portions portions = new Portions(store, done)) {
            groups(points, portions).forEach(group -> run(group, portions));
            return portions.all;
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
        List<SpikeGroup<Integer>> groups;
        try (Portions portions = new Portions(folder.store(), folder.points() - missing.size())) {
            groups = groups(missing, portions);
        }
        Set<String> loaded = new HashSet<>();
        for (SpikeGroup<Integer> group : groups) {
            Experiment experiment = group.experiment();
            if (loaded.add(SweepNetworks.keys(experiment, SweepStudy::decidesData))) {
                folder.plan().samplesOf(Workload.load(experiment, options.cache()));
            }
            networks.prepare(group.base(), experiment);
            prices(experiment);
        }
        return groups.stream().map(SpikeGroup::points).toList();
    }

    private static boolean decidesData(Setting<?> setting) {
        return setting.path().startsWith("data.");
    }

    /** Results on their way into a store, a portion at a time, or when the program is told to end. */
    private final class Portions implements AutoCloseable {
        private final PointStore store;
        private final Shutdown.Registration atTheEnd = Shutdown.register(Shutdown.Kind.RESULTS, this::keep);
        private final List<PointResult> all = new ArrayList<>();
        private final int before;
        private int saved;

        Portions(PointStore store, int before) {
            this.store = store;
            this.before = before;
            if (front == null) {
                front = new GrowingFront(
                        folder.plan().objectives(), folder.plan().constraints());
                folder.results().forEach(front::add);
            }
        }

        synchronized void add(PointResult result) {
            all.add(result);
            front.add(result);
            if (all.size() >= saved + PORTION) {
                keep();
                report();
            }
        }

        private void report() {
            progress.update(before + saved, folder.points(), front.size() + " on the front");
        }

        private synchronized void keep() {
            if (saved < all.size()) {
                store.append(all.subList(saved, all.size()));
                saved = all.size();
            }
        }

        @Override
        public void close() {
            try {
                keep();
            } finally {
                atTheEnd.close();
            }
            report();
        }
    }

    private List<SpikeGroup<Integer>> groups(List<Integer> points, Portions portions) {
        return SpikeGroup.of(
                points,
                folder::parameters,
                experiments,
                (point, cause) -> portions.add(PointResult.skipped(point, folder.parameters(point), cause)),
                Progress.NONE);
    }

    private void run(SpikeGroup<Integer> asked, Portions portions) {
        try (PointGroup group = group(asked)) {
            for (int point : asked.points()) {
                Map<String, String> parameters = folder.parameters(point);
                portions.add(group.result(point, parameters, experiments.of(parameters)));
            }
        }
    }

    /** Only a search comes back to a group; one that takes too much memory is made again. */
    private PointGroup group(SpikeGroup<?> asked) {
        SoftReference<PointGroup> kept = groups.get(asked.key());
        PointGroup group = kept == null ? null : kept.get();
        if (group == null) {
            group = new PointGroup(
                    folder.plan(), asked.base(), asked.experiment(), networks, prices(asked.experiment()), options);
            if (folder.isSearch()) {
                groups.put(asked.key(), new SoftReference<>(group));
            }
        }
        return group;
    }

    private Prices prices(Experiment experiment) {
        return prices.computeIfAbsent(
                folder.plan().technologyOf(experiment), name -> Prices.load(name, options.cache()));
    }
}
