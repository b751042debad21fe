package dev.spikeloom.io.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file, which knows the line that its first value stands in. */
public sealed interface YamlNode {
    /** From 1. */
    int line();

    /**
     * One value.
     *
     * @param text null for a key without a value
     */
    record Scalar(String text, int line) implements YamlNode {}

    /** @param entries by their keys, in the order of the file */
    record Mapping(Map<String, YamlNode> entries, int begins) implements YamlNode {
        @Override
        public int line() {
            return entries.isEmpty()
                    ? begins
                    : entries.values().iterator().next().line();
        }
    }

    /** @param elements one or more */
    record Sequence(List<YamlNode> elements) implements YamlNode {
        @Override
        public int line() {
            return elements.get(0).line();
        }
    }
}
