package dev.spikeloom.convert;

import dev.spikeloom.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * A converted network.
 *
 * @param network of SNN-CT neurons without biases
 * @param activationScales of each layer: the activation of the ReLU network that becomes a spike at every time step
 */
public record Conversion(Network network, List<Float> activationScales) {
    public Conversion {
        activationScales = List.copyOf(activationScales);
    }

    static Conversion of(Network network, float[] scales) {
        List<Float> boxed = new ArrayList<>();
        for (float scale : scales) {
            boxed.add(scale);
        }
        return new Conversion(network, boxed);
    }
}
