package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A value for each of some parameters. Immutable. */
final class ParameterValues {
    private final List<Parameter<?>> parameters;

    /** In the order of the parameters, which is that of their places. */
    private final List<Object> values;

    private ParameterValues(List<Parameter<?>> parameters, List<Object> values) {
        this.parameters = parameters;
        this.values = List.copyOf(values);
    }

    /**
     * All values are asked for before the first is checked.
     *
     * @throws InputException if one is out of range
     * @throws ClassCastException if one is of another class than its parameter's values
     */
    static ParameterValues of(List<Parameter<?>> parameters, Function<Parameter<?>, ?> source) {
        List<Object> values = new ArrayList<>();
        parameters.forEach(parameter -> values.add(source.apply(parameter)));
        for (int i = 0; i < values.size(); i++) {
            parameters.get(i).checked(values.get(i));
        }
        return new ParameterValues(parameters, values);
    }

    /** @throws IllegalArgumentException if the parameter is none of these */
    <T> T get(Parameter<T> parameter) {
        return parameter.type().cast(values.get(place(parameter)));
    }

    /**
     * These values but for one.
     *
     * @throws InputException if it is out of range
     * @throws IllegalArgumentException if the parameter is none of these
     */
    <T> ParameterValues with(Parameter<T> parameter, T value) {
        int place = place(parameter);
        List<Object> changed = new ArrayList<>(values);
        changed.set(place, parameter.checked(value));
        return new ParameterValues(parameters, changed);
    }

    private int place(Parameter<?> parameter) {
        int place = parameter.place();
        if (place >= parameters.size() || parameters.get(place) != parameter) {
            throw new IllegalArgumentException(parameter + " is none of " + parameters);
        }
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterValues that
                && parameters.equals(that.parameters)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Parameter<?> parameter = parameters.get(i);
            texts.add(parameter + " " + parameter.format(values.get(i)));
        }
        return String.join(", ", texts);
    }
}
