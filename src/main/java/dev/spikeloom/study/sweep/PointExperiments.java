package dev.spikeloom.study.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The experiments that the points of a sweep are. */
final class PointExperiments {
    private static final Pattern ELEMENT = Pattern.compile("(.*)\\[(\\d{1,4})]");

    private final SweepPlan plan;
    private final Map<String, Experiment> bases = new HashMap<>();

    /** @throws InputException if a base is not there, or an axis has what no experiment can have, naming it */
    PointExperiments(SweepPlan plan) {
        this.plan = plan;
        base(plan.base());
        for (Axis axis : plan.axes()) {
            for (int i = 0; i < axis.size(); i++) {
                axis.at(i).forEach(this::requireAllowed);
            }
        }
    }

    private void requireAllowed(String parameter, String value) {
        String where = plan.source() + ": axes";
        if (parameter.equals(SweepPlan.BASE)) {
            base(value);
            return;
        }
        Matcher element = ELEMENT.matcher(parameter);
        String key = element.matches() ? element.group(1) : parameter;
        ExperimentYaml.requireAllowed(where, key, value);
        if (element.matches()) {
            int layers = base(plan.base()).topology().weightedLayers();
            if (plan.parameters().contains(SweepPlan.BASE) || plan.parameters().contains("network")) {
                return;
            }
            if (Integer.parseInt(element.group(2)) >= layers) {
                throw new InputException(where + " have " + parameter + ", allowed: [0] to [" + (layers - 1)
                        + "], the layers of neurons of " + plan.base());
            }
        }
    }

    /**
     * The experiment of a preset, of a file, or of a run folder.
     *
     * @throws InputException if there is none
     */
    Experiment base(String name) {
        return bases.computeIfAbsent(name, one -> {
            Path path = Path.of(one);
            return RunFolder.isAt(path) ? RunFolder.open(path).experiment() : Presets.load(one);
        });
    }

    /** What the parameters say the base is. */
    String baseOf(Map<String, String> parameters) {
        return parameters.getOrDefault(SweepPlan.BASE, plan.base());
    }

    /**
     * The experiment of a point.
     *
     * @throws InputException if its values do not fit together
     */
    Experiment of(Map<String, String> parameters) {
        Experiment base = base(baseOf(parameters));
        List<String> overrides = new ArrayList<>();
        Map<String, String[]> elements = new HashMap<>();
        parameters.forEach((parameter, value) -> {
            Matcher element = ELEMENT.matcher(parameter);
            if (element.matches()) {
                String[] values = elements.computeIfAbsent(element.group(1), key -> values(base, parameters, key));
                int index = Integer.parseInt(element.group(2));
                if (index >= values.length) {
                    throw new InputException(parameter + " is beyond the " + values.length + " layers of neurons");
                }
                values[index] = value;
            } else if (!parameter.equals(SweepPlan.BASE)) {
                overrides.add(parameter + "=" + value);
            }
        });
        elements.forEach((key, values) -> {
            overrides.removeIf(override -> override.startsWith(key + "="));
            overrides.add(key + "=" + String.join(", ", values));
        });
        return ExperimentYaml.override(base, overrides);
    }

    /** The value of each layer of neurons, before single ones of them change. */
    private static String[] values(Experiment base, Map<String, String> parameters, String key) {
        Setting<?> setting = Settings.all().stream()
                .filter(one -> one.path().equals(key))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no key " + key));
        List<String> network =
                parameters.containsKey("network") ? List.of("network=" + parameters.get("network")) : List.of();
        int layers = ExperimentYaml.override(base, network).topology().weightedLayers();
        String[] values = parameters.getOrDefault(key, base.text(setting)).split("\\s*,\\s*", -1);
        if (values.length == layers) {
            return values;
        }
        if (values.length != 1) {
            throw new InputException(key + " has " + values.length + " values for " + layers + " layers of neurons");
        }
        String[] all = new String[layers];
        Arrays.fill(all, values[0]);
        return all;
    }
}
