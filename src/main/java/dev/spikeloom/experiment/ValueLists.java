package dev.spikeloom.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keys with a value a layer that are given as a YAML list: {@code [4, 2, 1]} says the same as {@code 4, 2, 1}. */
final class ValueLists {
    private ValueLists() {}

    /** The keys that may be lists. */
    static Set<String> keys() {
        return ArchitectureSettings.ALL.stream().map(Setting::path).collect(Collectors.toUnmodifiableSet());
    }

    /** The scalars of an experiment file with one text in place of each list. */
    static Map<String, YamlScalars.Scalar> joined(Map<String, YamlScalars.Scalar> scalars) {
        Map<String, YamlScalars.Scalar> joined = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, YamlScalars.Scalar>> lists = new LinkedHashMap<>();
        scalars.forEach((path, scalar) -> {
            String key = path.replaceFirst("\\[\\d+]$", "");
            if (!key.equals(path) && keys().contains(key)) {
                int index = Integer.parseInt(path.substring(key.length() + 1, path.length() - 1));
                lists.computeIfAbsent(key, k -> new TreeMap<>()).put(index, scalar);
            } else {
                joined.put(path, scalar);
            }
        });
        lists.forEach((key, values) -> joined.put(
                key,
                new YamlScalars.Scalar(
                        values.values().stream()
                                .map(value -> String.valueOf(value.text()))
                                .collect(Collectors.joining(", ")),
                        values.firstEntry().getValue().line())));
        return joined;
    }
}
