package dev.spikeloom.network.layer;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a floor of the house has for each kind of layer: the table of its registry. It finds the kind by the class of what
 * is asked about, so that nobody else needs to ask. Immutable.
 *
 * @param <L> what is asked about: a layer, or the shape of one
 * @param <C> where it stands, which is the same for all kinds; {@link Void} if nothing depends on it
 * @param <T> what the floor makes of it
 */
public final class KindTable<L extends OfKind, C, T> {
    private final String floor;
    private final String what;
    private final Map<Class<?>, BiFunction<L, C, T>> makers;

    private KindTable(String floor, String what, Map<Class<?>, BiFunction<L, C, T>> makers) {
        this.floor = floor;
        this.what = what;
        this.makers = Collections.unmodifiableMap(makers);
    }

    /**
     * A table without a kind.
     *
     * @param floor the package, for messages
     * @param what the floor makes of a layer, for messages
     */
    public static <L extends OfKind, C, T> KindTable<L, C, T> of(String floor, String what) {
        return new KindTable<>(floor, what, Map.of());
    }

    /**
     * This table and one more kind.
     *
     * @param type the class that everything of this kind has
     * @param maker makes what the floor has for this kind
     */
    public <K extends L> KindTable<L, C, T> with(Class<K> type, BiFunction<? super K, ? super C, ? extends T> maker) {
        Map<Class<?>, BiFunction<L, C, T>> more = new HashMap<>(makers);
        more.put(type, (layer, context) -> maker.apply(type.cast(layer), context));
        return new KindTable<>(floor, what, more);
    }

    /**
     * This table and one more kind, whatever the place.
     *
     * @param type the class that everything of this kind has
     * @param maker makes what the floor has for this kind
     */
    public <K extends L> KindTable<L, C, T> with(Class<K> type, Function<? super K, ? extends T> maker) {
        return with(type, (layer, context) -> maker.apply(layer));
    }

    /**
     * What the floor makes of {@code layer}, if nothing depends on where it stands.
     *
     * @throws IllegalArgumentException if the floor does not know its kind
     */
    public T make(L layer) {
        return make(layer, null);
    }

    /**
     * What the floor makes of {@code layer}.
     *
     * @throws IllegalArgumentException if the floor does not know its kind
     */
    public T make(L layer, C context) {
        BiFunction<L, C, T> maker = makers.get(layer.getClass());
        if (maker == null) {
            throw new IllegalArgumentException(
                    floor + " has no " + what + " for a layer of kind " + layer.kind() + ": " + layer);
        }
        return maker.apply(layer, context);
    }
}
