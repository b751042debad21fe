package dev.spikeloom.network.neuron;

import java.util.List;
import java.util.stream.Collectors;

/** What each layer of neurons has a value of, such as its neuron model, as people read it. */
public final class PerLayer {
    private PerLayer() {}

    /**
     * One value where all layers have the same, otherwise one a layer.
     *
     * @param values one a layer, input side first
     */
    public static <T> List<T> shown(List<T> values) {
        return values.stream().distinct().count() == 1 ? values.subList(0, 1) : values;
    }

    /** The same in words: {@code 7}, or {@code 8, 4, 2}. */
    public static String text(List<?> values) {
        return shown(values).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
