package dev.spikeloom.experiment;

import dev.spikeloom.design.parameter.ChoiceType;
import dev.spikeloom.design.parameter.NumberType;
import dev.spikeloom.design.parameter.ParameterType;
import dev.spikeloom.design.parameter.TruthType;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.PerLayer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting can be: how its text is read and written, and what is allowed.
 *
 * @param <T> the value in Java
 */
public interface ValueType<T> {
    /**
     * The value.
     *
     * @throws IllegalArgumentException if {@code text} is not allowed
     * @throws InputException if it is not, for a reason that {@link #allowed} does not tell
     */
    T parse(String text);

    /** The text that {@link #parse} reads as {@code value}. */
    String format(T value);

    /** What is allowed, in words that follow "allowed". */
    String allowed();

    /** What a parameter of the architecture can be. */
    static <T> ValueType<T> of(ParameterType<T> type) {
        return new Parsed<>(type.allowed(), type::parse, type::format);
    }

    /** Whole numbers from {@code min} to {@code max}. */
    static ValueType<Integer> integer(int min, int max) {
        return of(NumberType.range(min, max));
    }

    /** One value for all layers, or one a layer, with commas between. */
    static <T> ValueType<List<T>> perLayer(ValueType<T> type) {
        return new Parsed<>(
                type.allowed() + "; or one a layer",
                text -> Arrays.stream(text.split(",", -1))
                        .map(value -> type.parse(value.strip()))
                        .toList(),
                values -> values.stream().map(type::format).collect(Collectors.joining(", ")));
    }

    /** One value for all layers of neurons, or one for each, with commas between; written as one where all are alike. */
    static <T> ValueType<List<T>> perNeuronLayer(ValueType<T> type) {
        ValueType<List<T>> list = perLayer(type);
        return new Parsed<>(
                type.allowed() + "; or one for each layer of neurons",
                list::parse,
                values -> list.format(PerLayer.shown(values)));
    }

    /** Any 64-bit whole number. */
    static ValueType<Long> seed() {
        return new Parsed<>("a whole number of 64 bits", Long::parseLong, String::valueOf);
    }

    /** Decimal numbers from {@code min} to {@code max}. */
    static ValueType<BigDecimal> decimal(String min, String max) {
        BigDecimal least = new BigDecimal(min);
        BigDecimal greatest = new BigDecimal(max);
        return new Parsed<>(
                min + " to " + max,
                text -> {
                    BigDecimal value = new BigDecimal(text);
                    if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return value;
                },
                BigDecimal::toPlainString);
    }

    /** The constants of an enumeration, in lower case and with hyphens. */
    static <E extends Enum<E>> ValueType<E> constant(Class<E> type) {
        return of(new ChoiceType<>(type));
    }

    /** Yes or no. */
    static ValueType<Boolean> truth() {
        return of(new TruthType());
    }

    /** One of some names. */
    static ValueType<String> name(List<String> names) {
        return new Parsed<>(
                "one of " + String.join(", ", names), text -> names.get(indexOf(names, text)), text -> text);
    }

    /** A name for files and reports. */
    static ValueType<String> identifier() {
        return new Parsed<>(
                "1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit",
                text -> {
                    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                text -> text);
    }

    /** A folder, which need not be there, or none; a relative path is one from the folder that the program is started in. */
    static ValueType<Optional<Path>> folder() {
        return new Parsed<>(
                "path of a folder",
                text -> Optional.of(text)
                        .filter(path -> !path.isEmpty())
                        .map(path -> Path.of(path).toAbsolutePath().normalize()),
                folder -> folder.map(Path::toString).orElse(""));
    }

    /** The layers of a network. */
    static ValueType<Topology> topology() {
        return new Parsed<>(
                "layers such as 784-256-256-10, 1156-256-256-10+2 or 28x28-12c5-mp2-64c5-mp2-512fc-10o, 1 to "
                        + Topology.MAX_LAYERS + " after the inputs, sizes 1 to " + Topology.MAX_SIZE,
                Topology::parse,
                Topology::toString);
    }

    /** What neurons do with their membrane potential between time steps. */
    static ValueType<NeuronModel> neuronModel() {
        return new Parsed<>(
                NeuronModel.allowed(),
                text -> NeuronModel.of(text).orElseThrow(() -> new IllegalArgumentException(text)),
                NeuronModel::text);
    }

    private static int indexOf(List<String> names, String text) {
        int index = names.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(text);
        }
        return index;
    }

    /** A type made of two functions; the first may throw as {@link #parse} does. */
    record Parsed<T>(String allowed, Function<String, T> reader, Function<T, String> writer) implements ValueType<T> {
        @Override
        public T parse(String text) {
            return reader.apply(text);
        }

        @Override
        public String format(T value) {
            return writer.apply(value);
        }
    }
}
