package dev.spikeloom.matrix;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ParameterLookup;

/** The values that an assignment of the factors gives to parameters of the architecture. */
record TriedParameters(Assignment assignment, int weightBits) implements ParameterLookup {

    /** Where potentials are to saturate, their width is the default: which one is narrow enough depends on the layer. */
    @Override
    public <T> T get(Parameter<T> parameter) {
        String factor = parameter
                .trial()
                .orElseThrow(() -> new IllegalArgumentException(parameter + " is no factor of the matrix"))
                .factor();
        String text = assignment.value(factor);
        return text.equals(ParameterCombinations.SATURATING)
                ? parameter.defaultValue()
                : parameter.type().tried(text, weightBits);
    }

    /** As {@link #get}; the default of a parameter that is no factor. */
    Object getOrDefault(Parameter<?> parameter) {
        return parameter
                        .trial()
                        .filter(trial -> assignment.isSet(trial.factor()))
                        .isPresent()
                ? get(parameter)
                : parameter.defaultValue();
    }

    /** Whether potentials are to be as narrow as is possible. */
    boolean saturate() {
        return assignment.values().containsValue(ParameterCombinations.SATURATING);
    }
}
