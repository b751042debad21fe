package dev.spikeloom.network.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The registry of this floor: the kinds of layers, how they are written, and their arithmetic. */
public final class LayerKinds {
    /** No two kinds understand the same text. */
    private static final List<LayerShorthand> SHORTHANDS =
            List.of(DenseShape::parse, ConvolutionShape::parse, MaxPoolShape::parse, SumPoolShape::parse);

    private static final KindTable<QuantizedLayer, LayerReference.Context, LayerReference> REFERENCES =
            KindTable.<QuantizedLayer, LayerReference.Context, LayerReference>of("network", "arithmetic")
                    .with(QuantizedDenseLayer.class, DenseReference::new)
                    .with(QuantizedConvolutionLayer.class, ConvolutionReference::new)
                    .with(MaxPoolLayer.class, MaxPoolReference::new)
                    .with(SumPoolLayer.class, SumPoolReference::new);

    private LayerKinds() {}

    /**
     * The shape of a layer that is written as {@code part} in the field's shorthand; empty if no kind of layer is.
     *
     * @param number reads digits
     * @throws dev.spikeloom.io.InputException if a size is out of range
     */
    public static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        return SHORTHANDS.stream()
                .flatMap(kind -> kind.parse(part, number).stream())
                .findFirst();
    }

    /**
     * The arithmetic of a layer, with a state of its own.
     *
     * @throws IllegalArgumentException if this floor does not know the kind of the layer, or layers of this kind do not do
     *     what {@code context} asks for
     */
    public static LayerReference reference(QuantizedLayer layer, LayerReference.Context context) {
        return REFERENCES.make(layer, context);
    }
}
