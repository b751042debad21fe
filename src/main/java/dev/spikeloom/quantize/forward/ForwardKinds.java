package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.KindTable;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolLayer;

/** The registry of this floor: the kinds of layers that the fast forward pass does. */
final class ForwardKinds {
    private static final KindTable<QuantizedLayer, LayerForward.Context, LayerForward> FORWARDS =
            KindTable.<QuantizedLayer, LayerForward.Context, LayerForward>of("quantize", "forward pass")
                    .with(QuantizedDenseLayer.class, DenseForward::of)
                    .with(QuantizedConvolutionLayer.class, ConvolutionForward::of)
                    .with(MaxPoolLayer.class, MaxPoolForward::of)
                    .with(SumPoolLayer.class, SumPoolForward::of);

    private ForwardKinds() {}

    /**
     * The forward pass of a layer, at the start of a sample.
     *
     * @throws IllegalArgumentException if this floor does not know the kind of the layer, or layers of this kind do not do
     *     what {@code context} asks for
     */
    static LayerForward of(QuantizedLayer layer, LayerForward.Context context) {
        return FORWARDS.make(layer, context);
    }
}
