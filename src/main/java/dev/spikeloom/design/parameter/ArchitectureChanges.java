package dev.spikeloom.design.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In what two architectures differ, as keys of an experiment. */
public final class ArchitectureChanges {
    private static final String SECTION = "architecture.";

    private ArchitectureChanges() {}

    /**
     * The keys that lead from one architecture to another one, with their values there.
     *
     * @param depth layers of neurons
     * @param parameters that are looked at
     */
    public static Map<String, String> between(
            Architecture before, Architecture after, int depth, List<Parameter<?>> parameters) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Parameter<?> parameter : parameters) {
            String values = values(after, depth, parameter);
            if (!values.equals(values(before, depth, parameter))) {
                settings.put(SECTION + parameter, values);
            }
        }
        return settings;
    }

    private static String values(Architecture architecture, int depth, Parameter<?> parameter) {
        if (!parameter.isOneALayer()) {
            return parameter.format(architecture.get(parameter));
        }
        return IntStream.range(0, depth)
                .mapToObj(layer -> parameter.format(architecture.layer(layer).get(parameter)))
                .collect(Collectors.joining(","));
    }
}
