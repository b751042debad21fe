package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedConvolutionLayer;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of {@link dev.spikeloom.network.IntegerReference}, written for speed.
 *
 * <p>Not thread-safe: holds the state of a sample. The weights are shared by {@link #copy}.
 */
public final class QuantizedForward implements TimeStepForward {
    /** With more channels, adding to a position at a time is faster: its sums stay in vector registers. */
    private static final int MAX_SCATTERED_CHANNELS = 24;

    private final LayerForward[] layers;

    public QuantizedForward(QuantizedNetwork network) {
        this(network.layers().stream()
                .map(layer -> forward(layer, network.neuronModel()))
                .toArray(LayerForward[]::new));
    }

    /**
     * The forward pass of a network of dense layers in registers that are known to hold every potential, or else saturate.
     *
     * @param saturations one a layer: how its potentials saturate, none if they never do
     * @throws IllegalArgumentException if there is not one a layer, or a layer is not dense
     */
    public QuantizedForward(QuantizedNetwork network, List<Optional<Saturation>> saturations) {
        this(new LayerForward[network.layers().size()]);
        if (saturations.size() != layers.length) {
            throw new IllegalArgumentException(saturations.size() + " saturations for " + layers.length + " layers");
        }
        for (int i = 0; i < layers.length; i++) {
            if (!(network.layers().get(i) instanceof QuantizedDenseLayer dense)) {
                throw new IllegalArgumentException("layer " + i + " is not dense");
            }
            layers[i] = inRegisters(dense, network.neuronModel(), saturations.get(i));
        }
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

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (LayerForward layer : layers) {
            presynaptic = layer.step(presynaptic);
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step; none for max pooling. */
    public int[] potentials(int layer) {
        return layers[layer].potentials();
    }

    /** The spikes of a layer at the last step. */
    public SpikeVector spikes(int layer) {
        return layers[layer].spikes();
    }

    /** Potentials of a layer that were clipped since this was made. */
    public long saturations(int layer) {
        return layers[layer].saturations();
    }

    private static LayerForward inRegisters(
            QuantizedDenseLayer layer, NeuronModel neuronModel, Optional<Saturation> saturation) {
        return saturation.isPresent()
                ? new SaturatingForward(layer, neuronModel, saturation.get())
                : new DenseForward(layer, neuronModel, true);
    }

    private static LayerForward convolution(QuantizedConvolutionLayer layer, NeuronModel neuronModel) {
        ColumnBounds[] bounds = ColumnBounds.of(layer);
        boolean scatters = !neuronModel.carriesOver()
                && PackedLanes.hold(bounds)
                && layer.thresholds().length <= MAX_SCATTERED_CHANNELS;
        return scatters
                ? new ScatteredConvolution(layer, new PackedLanes(layer, bounds))
                : new ConvolutionForward(layer, neuronModel);
    }

    private static LayerForward forward(QuantizedLayer layer, NeuronModel neuronModel) {
        if (layer instanceof QuantizedDenseLayer dense) {
            return new DenseForward(dense, neuronModel, false);
        }
        if (layer instanceof QuantizedConvolutionLayer convolution) {
            return convolution(convolution, neuronModel);
        }
        return new MaxPoolForward((MaxPoolLayer) layer);
    }
}
