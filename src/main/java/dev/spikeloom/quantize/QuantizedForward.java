package dev.spikeloom.quantize;

import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedConvolutionLayer;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

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
            return new DenseForward(dense, neuronModel);
        }
        if (layer instanceof QuantizedConvolutionLayer convolution) {
            return convolution(convolution, neuronModel);
        }
        return new MaxPoolForward((MaxPoolLayer) layer);
    }
}
