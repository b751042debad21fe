package dev.spikeloom.study.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A parameter of a sweep with the values that it takes, or several that change together.
 *
 * @param parameters by their paths: a key of the experiment, one element of a key that takes a value a layer
 *     ({@code quantization.weight_bits[0]}), or {@code base}
 * @param values each with a text for each of the parameters
 */
public record Axis(List<String> parameters, List<List<String>> values) {
    public Axis {
        parameters = List.copyOf(parameters);
        values = values.stream().map(List::copyOf).toList();
    }

    int size() {
        return values.size();
    }

    /** Each of the parameters alone, with the values that it takes. */
    List<Axis> columns() {
        return IntStream.range(0, parameters.size())
                .mapToObj(column -> new Axis(
                        List.of(parameters.get(column)),
                        values.stream()
                                .map(row -> List.of(row.get(column)))
                                .distinct()
                                .toList()))
                .toList();
    }

    /** Whether one of the values is among some parameters. */
    boolean has(Map<String, String> all) {
        return values.contains(parameters.stream().map(all::get).toList());
    }

    /** The parameters at one of the values. */
    Map<String, String> at(int index) {
        Map<String, String> at = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            at.put(parameters.get(i), values.get(index).get(i));
        }
        return at;
    }
}
