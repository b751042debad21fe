package dev.spikeloom.design.parameter;

/** Has values of parameters. */
public interface ParameterLookup {
    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if there is none here
     */
    <T> T get(Parameter<T> parameter);
}
