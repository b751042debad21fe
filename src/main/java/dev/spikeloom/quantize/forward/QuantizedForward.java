package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The arithmetic of {@link dev.spikeloom.network.IntegerReference}, written for speed.
 *
 * <p>Not thread-safe: holds the state of a sample. The weights are shared by {@link #copy}.
 */
public final class QuantizedForward implements TimeStepForward {
    private final LayerForward[] layers;

    /**
     * The forward pass of a network whose potentials stay within 32 bits; where that is not sure, it is watched.
     *
     * @throws IllegalArgumentException if this floor does not know the kind of a layer
     */
    public QuantizedForward(QuantizedNetwork network) {
        this(layers(network, Collections.nCopies(network.layers().size(), LayerForward.Registers.WATCHED)));
    }

    /**
     * The forward pass of a network in registers that are known to hold every potential, or else saturate.
     *
     * @param saturations one a layer: how its potentials saturate, none if they never do
     * @throws IllegalArgumentException if there is not one a layer, a layer without neurons should saturate, or this floor does
     *     not know the kind of a layer
     */
    public QuantizedForward(QuantizedNetwork network, List<Optional<Saturation>> saturations) {
        this(layers(
                network,
                saturations.stream()
                        .map(saturation -> new LayerForward.Registers(true, saturation))
                        .toList()));
    }

    private QuantizedForward(LayerForward[] layers) {
        this.layers = layers;
    }

    /** A forward pass of the same network with a state of its own, at the start of a sample. */
    public QuantizedForward copy() {
        return new QuantizedForward(
                Arrays.stream(layers).map(LayerForward::copy).toArray(LayerForward[]::new));
    }

    @Override
    public void startSample() {
        for (LayerForward layer : layers) {
            layer.startSample();
        }
    }

    /** @throws ArithmeticException if a potential might leave 32 bits, where that is watched */
    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (LayerForward layer : layers) {
            presynaptic = layer.step(presynaptic);
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step; none for a pooling. */
    public int[] potentials(int layer) {
        return layers[layer].potentials();
    }

    /** The spikes of a layer at the last step; of sum pooling, those presented to it. */
    public SpikeVector spikes(int layer) {
        return layers[layer].spikes();
    }

    /** Potentials of a layer that were clipped since this was made. */
    public long saturations(int layer) {
        return layers[layer].saturations();
    }

    private static LayerForward[] layers(QuantizedNetwork network, List<LayerForward.Registers> registers) {
        int depth = network.layers().size();
        if (registers.size() != depth) {
            throw new IllegalArgumentException(registers.size() + " saturations for " + depth + " layers");
        }
        Topology topology = network.topology();
        return IntStream.range(0, depth)
                .mapToObj(i -> ForwardKinds.of(
                        network.layers().get(i),
                        new LayerForward.Context(i, registers.get(i), topology.addressesOf(i))))
                .toArray(LayerForward[]::new);
    }
}
