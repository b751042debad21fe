package dev.spikeloom.study.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Points that compute the same spikes.
 *
 * @param <P> what tells a point from others
 * @param base that they are derived from
 * @param experiment that the first of them is
 * @param points in their order
 */
record SpikeGroup<P>(String base, Experiment experiment, List<P> points) {
    /**
     * Puts points into groups.
     *
     * @param parameters of a point
     * @param skipped is told of points that no experiment can be, or no hardware
     */
    static <P> List<SpikeGroup<P>> of(
            List<P> points,
            Function<P, Map<String, String>> parameters,
            PointExperiments experiments,
            BiConsumer<P, InputException> skipped,
            Progress progress) {
        Map<String, SpikeGroup<P>> groups = new LinkedHashMap<>();
        int seen = 0;
        for (P point : points) {
            Map<String, String> values = parameters.apply(point);
            try {
                Experiment experiment = experiments.of(values);
                experiment.requireHardware();
                SpikeGroup<P> fresh = new SpikeGroup<>(experiments.baseOf(values), experiment, new ArrayList<>());
                groups.computeIfAbsent(fresh.key(), key -> fresh).points().add(point);
            } catch (InputException e) {
                skipped.accept(point, e);
            }
            progress.update(++seen, points.size(), "points looked at");
        }
        return List.copyOf(groups.values());
    }

    /** The same for all that belong together. */
    String key() {
        return base + "\n" + SweepNetworks.keys(experiment, SpikeGroup::decides);
    }

    /** Whether a key of the experiment does. Arithmetic that saturates is told apart by the recorded spikes themselves. */
    static boolean decides(Setting<?> setting) {
        return setting.decidesNetwork()
                || setting.path().startsWith("data.")
                || setting.path().equals("time_steps")
                || setting.path().equals("physical.technology");
    }
}
