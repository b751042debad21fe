package dev.spikeloom.report;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The presets, for a script. */
public final class PresetList {
    private PresetList() {}

    /** All of them, as a list in JSON. */
    public static String json() {
        return Json.text(Presets.names().stream()
                .map(name -> new Entry(name, Presets.description(name), null))
                .toList());
    }

    /**
     * One of them, with the values of all keys.
     *
     * @throws dev.spikeloom.io.InputException if there is no such preset
     */
    public static String json(String name) {
        String description = Presets.description(name);
        Experiment experiment = Presets.load(name);
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            values.put(setting.path(), experiment.text(setting));
        }
        return Json.text(new Entry(name, description, values));
    }

    /** @param settings null in a list of many */
    private record Entry(String name, String description, Map<String, String> settings) {}
}
