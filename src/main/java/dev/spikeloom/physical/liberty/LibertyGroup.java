package dev.spikeloom.physical.liberty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group of a Liberty file, <code>kind (arguments) { ... }</code>: attributes, and groups within it. Of an attribute that
 * stands more than once, the last value holds, as in Liberty.
 */
final class LibertyGroup {
    private final String kind;
    private final List<String> arguments;
    private final int line;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private final List<LibertyGroup> groups = new ArrayList<>();

    LibertyGroup(String kind, List<String> arguments, int line) {
        this.kind = kind;
        this.arguments = List.copyOf(arguments);
        this.line = line;
    }

    void add(String attribute, List<String> values) {
        attributes.put(attribute, List.copyOf(values));
    }

    void add(LibertyGroup group) {
        groups.add(group);
    }

    String kind() {
        return kind;
    }

    /** The first argument, which is its name. */
    Optional<String> name() {
        return arguments.stream().findFirst();
    }

    List<String> arguments() {
        return arguments;
    }

    int line() {
        return line;
    }

    /** The groups of a kind in it, in the order of the file. */
    Stream<LibertyGroup> groups(String ofKind) {
        return groups.stream().filter(group -> group.kind.equals(ofKind));
    }

    List<LibertyGroup> groups() {
        return groups;
    }

    Optional<LibertyGroup> group(String ofKind) {
        return groups(ofKind).findFirst();
    }

    /** All values of an attribute; those of a simple one are one. */
    Optional<List<String>> values(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    Optional<String> text(String attribute) {
        return values(attribute).filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    /** @throws LibertyException if there is one that is no number, or not finite */
    Optional<Double> number(String attribute) {
        return text(attribute).map(text -> number(attribute, text));
    }

    /** @throws LibertyException if it is no number, or not finite */
    double number(String attribute, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new LibertyException(
                    line, attribute + " of " + title() + " is " + quoted(text) + ", expected a number");
        }
        if (!Double.isFinite(value)) {
            throw new LibertyException(
                    line, attribute + " of " + title() + " is " + text + ", expected a finite number");
        }
        return value;
    }

    /** Its kind and name, for people. */
    String title() {
        return name().map(name -> kind + " " + name).orElse(kind);
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + '"';
    }
}
