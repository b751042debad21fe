package dev.spikeloom.study.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.option.RunOptions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Says what a sweep would take, from a look at its points, and from what a few of them take. */
public final class SweepForecast {
    /** Of larger sweeps so many points are looked at, evenly spread. */
    private static final int MOST_LOOKED_AT = 10_000;

    /** Points are tried for so long. */
    private static final double TRIAL_SECONDS = 2;

    private final SweepFolder folder;
    private final RunOptions options;
    private final Progress progress;
    private final PointExperiments experiments;
    private final SweepNetworks networks;
    private final Map<String, Boolean> untrained = new HashMap<>();

    /**
     * Prepares a forecast.
     *
     * @throws InputException if a base is not there, or an axis has what no experiment can have
     */
    public SweepForecast(SweepFolder folder, RunOptions options, StageListener listener, Progress progress) {
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.experiments = folder.experiments();
        this.networks = new SweepNetworks(options, listener, progress);
    }

    /**
     * Looks ahead; nothing is kept.
     *
     * @param cores that would compute the points
     * @throws InputException if the data set or the technology is missing
     */
    public SweepOutlook outlook(int cores) {
        int missing = folder.points() - folder.results().size();
        List<Map<String, String>> looked = looked();
        Map<String, Integer> impossible = new LinkedHashMap<>();
        List<SpikeGroup<Map<String, String>>> groups = SpikeGroup.of(
                looked,
                Function.identity(),
                experiments,
                (point, cause) -> impossible.merge(PointResult.cause(cause), 1, Integer::sum),
                progress);
        double share = looked.isEmpty() ? 0 : (double) missing / looked.size();
        impossible.replaceAll((cause, count) -> (int) Math.round(count * share));
        Map<String, Experiment> trainings = new HashMap<>();
        for (SpikeGroup<?> group : groups) {
            if (mustTrain(group)) {
                trainings.put(SweepNetworks.keys(group.experiment(), Setting::decidesTraining), group.experiment());
            }
        }
        return new SweepOutlook(
                folder.points(),
                folder.points() - missing,
                looked.size(),
                impossible,
                trainings.size(),
                trainings.values().stream().mapToLong(Experiment::epochs).sum(),
                groups.size(),
                cores,
                rates(groups).orElse(null));
    }

    /** Asking for a network opens files: once for all points that have the same. */
    private boolean mustTrain(SpikeGroup<?> group) {
        return untrained.computeIfAbsent(
                group.base() + "\n" + SweepNetworks.keys(group.experiment(), Setting::decidesNetwork),
                key -> networks.mustTrain(group.base(), group.experiment()));
    }

    /** Those that are missing, or some of them. Which ones a search asks for nobody knows. */
    private List<Map<String, String>> looked() {
        if (folder.isSearch()) {
            long size = folder.space().size().longValueExact();
            long count = Math.min(MOST_LOOKED_AT, Math.min(size, folder.points()));
            return LongStream.range(0, count)
                    .mapToObj(i -> folder.space().at((long) ((double) i / count * size)))
                    .toList();
        }
        List<Integer> missing = folder.missing();
        int count = Math.min(MOST_LOOKED_AT, missing.size());
        return IntStream.range(0, count)
                .mapToObj(i -> folder.parameters(missing.get((int) ((long) i * missing.size() / count))))
                .toList();
    }

    /** Of points that need no training first, on one thread: of the first, the middle and the last that share their spikes. */
    private Optional<SweepOutlook.Rates> rates(List<SpikeGroup<Map<String, String>>> groups) {
        List<SpikeGroup<Map<String, String>>> ready =
                groups.stream().filter(group -> !mustTrain(group)).toList();
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        List<PointGroup.Trial> trials = IntStream.of(0, ready.size() / 2, ready.size() - 1)
                .distinct()
                .mapToObj(ready::get)
                .map(this::trial)
                .flatMap(Optional::stream)
                .toList();
        return trials.isEmpty()
                ? Optional.empty()
                : Optional.of(new SweepOutlook.Rates(
                        mean(trials, PointGroup.Trial::recordingSeconds),
                        mean(trials, PointGroup.Trial::pointSeconds),
                        mean(trials, PointGroup.Trial::bytes)));
    }

    private static double mean(List<PointGroup.Trial> trials, ToDoubleFunction<PointGroup.Trial> value) {
        return trials.stream().mapToDouble(value).average().orElseThrow();
    }

    private Optional<PointGroup.Trial> trial(SpikeGroup<Map<String, String>> group) {
        PointGroup points = new PointGroup(
                folder.plan(),
                group.base(),
                group.experiment(),
                networks,
                Prices.load(folder.plan().technologyOf(group.experiment()), options.cache()),
                new RunOptions(1, options.cache()));
        return points.trial(group.points().stream().map(experiments::of).iterator(), TRIAL_SECONDS);
    }
}
