package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import java.util.function.Function;

/** A value for each of the parameters that the {@link ParameterTable} has one a layer of: those of one layer. Immutable. */
public final class LayerArchitecture implements ParameterLookup {
    /** The machine of Yin et al. 2017: every parameter at its default. */
    public static final LayerArchitecture BASELINE = of(Parameter::defaultValue);

    private final ParameterValues values;

    private LayerArchitecture(ParameterValues values) {
        this.values = values;
    }

    /**
     * A layer's parameters.
     *
     * @param source has a value for each of {@link ParameterTable#OF_LAYERS}; asked in their order
     * @throws InputException if a value is out of range; names the parameter, its value and what is allowed
     * @throws ClassCastException if a value is of another class than its parameter's values
     */
    public static LayerArchitecture of(Function<Parameter<?>, ?> source) {
        return new LayerArchitecture(ParameterValues.of(ParameterTable.OF_LAYERS, source));
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if it is none of a layer
     */
    @Override
    public <T> T get(Parameter<T> parameter) {
        return values.get(parameter);
    }

    /**
     * These parameters with another value of one.
     *
     * @throws InputException if the value is out of range; names the parameter, its value and what is allowed
     * @throws IllegalArgumentException if the parameter is none of a layer
     */
    public <T> LayerArchitecture with(Parameter<T> parameter, T value) {
        return new LayerArchitecture(values.with(parameter, value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayerArchitecture that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
