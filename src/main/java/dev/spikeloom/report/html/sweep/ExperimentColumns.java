package dev.spikeloom.report.html.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.InputException;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The experiments that points are, key by key: what a page puts together to the file of any point. */
final class ExperimentColumns {
    private ExperimentColumns() {}

    /**
     * A key of experiments.
     *
     * @param path with dots
     * @param data a text a point; null where the key says nothing
     */
    record Key(String path, CodedColumn data) {}

    /** Empty if what the sweep began from is not there any more. */
    static Optional<List<Key>> of(SweepFolder folder, List<PointResult> points) {
        Map<Setting<?>, String[]> texts = new LinkedHashMap<>();
        Settings.all().forEach(setting -> texts.put(setting, new String[points.size()]));
        try {
            for (int i = 0; i < points.size(); i++) {
                Experiment experiment = folder.experiment(points.get(i));
                Set<Setting<?>> own = new HashSet<>(Settings.of(experiment));
                for (Map.Entry<Setting<?>, String[]> setting : texts.entrySet()) {
                    if (own.contains(setting.getKey())) {
                        setting.getValue()[i] = experiment.text(setting.getKey());
                    }
                }
            }
        } catch (InputException e) {
            return Optional.empty();
        }
        List<Key> keys = new ArrayList<>();
        texts.forEach((setting, values) -> {
            if (Arrays.stream(values).anyMatch(value -> value != null)) {
                keys.add(new Key(setting.path(), CodedColumn.of(Arrays.asList(values))));
            }
        });
        return Optional.of(keys);
    }
}
