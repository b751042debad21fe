package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.VolumeShape;
import java.util.List;

/**
 * What a layer is made of to be trained.
 *
 * @param input the volume that it takes
 * @param pools sizes of the max pooling layers that follow; several pool like one of their product
 * @param parameters its weight rows and biases
 * @param threshold theta, the same for all neurons
 * @param context where it stands
 */
public record TrainablePlace(
        VolumeShape input, List<Integer> pools, Parameters parameters, float threshold, LayerContext context) {
    public TrainablePlace {
        pools = List.copyOf(pools);
    }
}
