package dev.spikeloom.network.layer;

import java.util.Optional;
import java.util.function.ToIntFunction;

/** How the layers of a kind are written in the field's shorthand. */
@FunctionalInterface
interface LayerShorthand {
    /**
     * The shape that a part of the shorthand stands for; empty if it is of another kind.
     *
     * @param number reads digits
     * @throws dev.spikeloom.io.InputException if a size is out of range
     */
    Optional<LayerShape> parse(String part, ToIntFunction<String> number);
}
