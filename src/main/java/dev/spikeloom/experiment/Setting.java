package dev.spikeloom.experiment;

import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.function.Function;

/**
 * A key of an experiment file.
 *
 * @param <T> its value in Java
 */
public final class Setting<T> {
    private final String path;
    private final ValueType<T> type;
    private final Function<Experiment, T> defaultValue;
    private final String defaultText;
    private final boolean follows;
    private final String meaning;

    Setting(String path, ValueType<T> type, String defaultText, String meaning) {
        this.path = path;
        this.type = type;
        T value = type.parse(defaultText);
        this.defaultValue = experiment -> value;
        this.defaultText = type.format(value);
        this.follows = false;
        this.meaning = meaning;
    }

    /**
     * A key whose default follows other keys.
     *
     * @param defaultValue of an experiment that gives those
     * @param defaultText what it is, in a few words
     */
    Setting(String path, ValueType<T> type, Function<Experiment, T> defaultValue, String defaultText, String meaning) {
        this.path = path;
        this.type = type;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.follows = true;
        this.meaning = meaning;
    }

    /** The key from the top of the file, sections joined by dots: {@code quantization.weight_bits}. */
    public String path() {
        return path;
    }

    /** The section that the key is in, such as {@code training.augmentation}; empty at the top. */
    public String section() {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    /** The sections that the key is in, from the top, such as {@code training} and {@code augmentation}. */
    public List<String> sections() {
        return section().isEmpty() ? List.of() : List.of(section().split("\\.", -1));
    }

    /** The key within its section. */
    public String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether training gives another network if the key has another value. */
    public boolean decidesTraining() {
        return switch (sections().isEmpty() ? path : sections().get(0)) {
            case "training", "network", "neuron" -> true;
            case "data" -> !path.equals("data.encoder_seed");
            default -> false;
        };
    }

    /** Whether the key says what the layers and neurons of a network are. */
    public boolean decidesTopology() {
        return path.equals("network") || path.equals("neuron");
    }

    /** Whether quantizing gives another network if the key has another value. */
    boolean decidesQuantization() {
        return !sections().isEmpty() && sections().get(0).equals("quantization");
    }

    /** Whether a trained and quantized network depends on the key. */
    public boolean decidesNetwork() {
        return decidesTraining() || decidesQuantization();
    }

    /** The value in an experiment that does not give one. */
    T defaultIn(Experiment experiment) {
        return defaultValue.apply(experiment);
    }

    /** The default as it stands in a file, or how it follows other keys. */
    public String defaultText() {
        return defaultText;
    }

    /** Whether the default follows other keys. */
    public boolean followsOthers() {
        return follows;
    }

    /** What is allowed, in a few words. */
    public String allowed() {
        return type.allowed();
    }

    /** What the key decides, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** @throws InputException if {@code text} is not allowed; names {@code where}, the key, the value, the range */
    T parse(String where, String text) {
        try {
            return type.parse(text);
        } catch (InputException e) {
            throw new InputException(where + ": " + path + " is '" + text + "': " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": " + path + " is '" + text + "', allowed: " + type.allowed(), e);
        }
    }

    String format(T value) {
        return type.format(value);
    }

    @Override
    public String toString() {
        return path;
    }
}
