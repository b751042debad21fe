package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.quantize.forward.Saturation;
import java.util.Arrays;
import java.util.Optional;

/** A convolution in the event model. */
final class ConvolutionEvents implements LayerEvents {
    private final ConvolutionDesign layer;

    ConvolutionEvents(ConvolutionDesign layer) {
        this.layer = layer;
    }

    /** Weight rows are added one at a time, in no order that anybody asks for. */
    @Override
    public Optional<Saturation> saturation() {
        return layer.saturates()
                ? Optional.of(new Saturation(MembraneRange.of(layer.membraneBits()), () -> {
                    throw new IllegalStateException("layer " + layer.index() + " adds a weight row at a time");
                }))
                : Optional.empty();
    }

    @Override
    public boolean hasNumbersOf(LayerDesign other) {
        return other instanceof ConvolutionDesign convolution
                && layer.grid().isSameMap(convolution.grid())
                && isSame(layer.quantized(), convolution.quantized());
    }

    /** Arrays that are the same one are not looked at. */
    private static boolean isSame(QuantizedConvolutionLayer a, QuantizedConvolutionLayer b) {
        return a.neuronModel().equals(b.neuronModel())
                && a.weightFormat().equals(b.weightFormat())
                && Arrays.deepEquals(a.weights(), b.weights())
                && Arrays.equals(a.biases(), b.biases())
                && Arrays.equals(a.thresholds(), b.thresholds());
    }

    /** Weights are added in the same order on every architecture. */
    @Override
    public boolean saturatesAs(LayerDesign other) {
        boolean exact = !layer.saturates() && !other.saturates();
        return exact || layer.membraneBits() == other.membraneBits();
    }

    @Override
    public LayerRun run(int timeSteps, int workers) {
        ConvolutionTiming timing = new ConvolutionTiming(layer);
        return new TalliedRun<>(
                () -> new ConvolutionTally(layer, timeSteps),
                workers,
                timing,
                (tally, cycles, spikesOutByStep, saturations) ->
                        new ConvolutionCounters(tally, timing, cycles).of(spikesOutByStep, saturations));
    }
}
