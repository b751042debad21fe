package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import java.util.Optional;

/**
 * A parameter of the accelerator that does not come from the network: a line of the {@link ParameterTable}.
 *
 * @param <T> its value in Java
 */
public final class Parameter<T> {
    private final String key;
    private final ParameterScope scope;
    private final int place;
    private final ParameterType<T> type;
    private final T defaultValue;
    private final String meaning;
    private final Optional<Trial> trial;

    /**
     * @param key its name in files
     * @param scope what has a value of its own
     * @param place among the parameters of layers, or among those of the accelerator
     * @param type what its value can be
     * @param defaultValue in the machine of Yin et al. 2017
     * @param meaning what it decides, in one sentence
     * @param trial what the design matrix tries; empty if the matrix sets it together with something else
     */
    Parameter(
            String key,
            ParameterScope scope,
            int place,
            ParameterType<T> type,
            T defaultValue,
            String meaning,
            Optional<Trial> trial) {
        this.key = key;
        this.scope = scope;
        this.place = place;
        this.type = type;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.trial = trial;
    }

    /** The name in files, in the section {@code architecture}, such as {@code bank_rows}. */
    public String key() {
        return key;
    }

    /** Whether each layer has a value of its own, rather than the accelerator one. */
    public boolean isOneALayer() {
        return scope != ParameterScope.WHOLE;
    }

    /** What has a value of its own. */
    public ParameterScope scope() {
        return scope;
    }

    /** From 0, among the parameters of a layer or among those of the accelerator. */
    int place() {
        return place;
    }

    /** What the value can be. */
    public ParameterType<T> type() {
        return type;
    }

    /** The value in the machine of Yin et al. 2017. */
    public T defaultValue() {
        return defaultValue;
    }

    /** What it decides, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What the design matrix tries; empty if the matrix sets the parameter together with something else. */
    public Optional<Trial> trial() {
        return trial;
    }

    /** A value as it stands in a file. */
    public String format(Object value) {
        return type.format(type.cast(value));
    }

    /**
     * The value, if it is allowed.
     *
     * @throws InputException if it is out of range; names the key, the value and what is allowed
     * @throws ClassCastException if it is of another class than the parameter's values
     */
    T checked(Object value) {
        T own = type.cast(value);
        type.require(key, own);
        return own;
    }

    @Override
    public String toString() {
        return key;
    }
}
