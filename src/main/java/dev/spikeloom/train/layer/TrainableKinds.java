package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.KindTable;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;

/** The registry of this floor: the kinds of layers that are trained, and those that a trained network can run. */
public final class TrainableKinds {
    private static final KindTable<LayerShape, TrainablePlace, TrainableLayer> TRAINABLES =
            KindTable.<LayerShape, TrainablePlace, TrainableLayer>of("train", "training")
                    .with(DenseShape.class, DenseTrainable::of)
                    .with(ConvolutionShape.class, ConvolutionTrainable::new);

    private static final KindTable<LayerShape, VolumeShape, Integer> POOLINGS =
            KindTable.<LayerShape, VolumeShape, Integer>of("train", "max pooling of currents")
                    .with(MaxPoolShape.class, (pool, input) -> pool.size());

    private static final KindTable<Layer, AddressMap, FloatLayer> FORWARDS =
            KindTable.<Layer, AddressMap, FloatLayer>of("train", "forward pass")
                    .with(DenseLayer.class, DenseCurrent::layer)
                    .with(ConvolutionLayer.class, ConvolutionCurrent::layer)
                    .with(MaxPoolLayer.class, (pool, addresses) -> new FloatMaxPoolLayer(pool))
                    .with(SumPoolLayer.class, (pool, addresses) -> new FloatSumPoolLayer());

    private TrainableKinds() {}

    /**
     * A layer with neurons, to be trained.
     *
     * @throws IllegalArgumentException if this floor cannot train layers of this kind
     */
    public static TrainableLayer trainable(LayerShape layer, TrainablePlace place) {
        return TRAINABLES.make(layer, place);
    }

    /**
     * The size of the squares by which a layer without neurons pools the spikes before it; it is trained as part of the layer
     * that these are from.
     *
     * @param input the volume that the layer takes
     * @throws IllegalArgumentException if this floor cannot train through layers of this kind
     */
    public static int pooling(LayerShape layer, VolumeShape input) {
        return POOLINGS.make(layer, input);
    }

    /**
     * The forward pass of a trained layer, with a state of its own.
     *
     * @throws IllegalArgumentException if this floor does not know the kind of the layer
     */
    public static FloatLayer forward(Layer layer, AddressMap addresses) {
        return FORWARDS.make(layer, addresses);
    }
}
