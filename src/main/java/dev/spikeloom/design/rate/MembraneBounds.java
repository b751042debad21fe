package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.Arrays;

/**
 * The least and the greatest value that membrane potentials, thresholds and biases of a layer can take, for any input
 * of up to the greatest number of time steps.
 *
 * <p>Within a time step, every partial sum lies between the sum of the bias and the negative weights of a neuron and
 * that of its bias and its positive weights, above where the step starts from. Where potentials carry over, the interval
 * that a step starts from follows from the one that the step before ends in: a spike subtracts the threshold or leaves
 * zero, and the leak is monotonic, so that both ends of an interval stay its ends.
 */
final class MembraneBounds {
    private final NeuronModel neuronModel;
    private final int timeSteps;
    private long min;
    private long max;
    private long leastBias;
    private long greatestBias;

    private MembraneBounds(NeuronModel neuronModel, int timeSteps) {
        this.neuronModel = neuronModel;
        this.timeSteps = timeSteps;
    }

    /** Of the weights as they are if they are fixed, of any that can be loaded otherwise. */
    static MembraneBounds of(QuantizedDenseLayer layer, QuantizedNetwork network, Architecture architecture) {
        MembraneBounds bounds = new MembraneBounds(network.neuronModel(), architecture.maxTimeSteps());
        for (int n = 0; n < layer.neurons(); n++) {
            bounds.include(layer.thresholds()[n]);
            bounds.includeBias(layer.biases()[n]);
        }
        if (architecture.weightStorage() == WeightStorage.FIXED) {
            bounds.includeWeights(layer);
        } else {
            bounds.includeAnyWeights(layer, network.weightFormat());
        }
        return bounds;
    }

    /** Width of a potential and of a threshold. */
    int bits() {
        return Bits.signed(Math.min(min, leastBias), Math.max(max, greatestBias));
    }

    /** Width of a bias; 0 if there are none. */
    int biasBits() {
        return leastBias == 0 && greatestBias == 0 ? 0 : Bits.signed(leastBias, greatestBias);
    }

    private void includeWeights(QuantizedDenseLayer layer) {
        for (int n = 0; n < layer.neurons(); n++) {
            long negative = layer.biases()[n];
            long positive = layer.biases()[n];
            for (short[] row : layer.weights()) {
                negative += Math.min(0, row[n]);
                positive += Math.max(0, row[n]);
            }
            includeSteps(negative, positive, layer.thresholds()[n]);
        }
    }

    /** Any weights, any threshold, and any bias of a width that holds those as large as the weights of a step can be. */
    private void includeAnyWeights(QuantizedDenseLayer layer, WeightFormat format) {
        long negative = (long) layer.inputs() * format.min();
        long positive = (long) layer.inputs() * format.max();
        if (Arrays.stream(layer.biases()).anyMatch(bias -> bias != 0)) {
            includeBias(negative);
            includeBias(positive);
            NumberRange held = NumberRange.signed(biasBits());
            includeBias(held.least());
            includeBias(held.greatest());
            negative += leastBias;
            positive += greatestBias;
        }
        // The greatest threshold is out of reach: no spike ever takes a potential down.
        includeSteps(negative, positive, Long.MAX_VALUE);
        // A threshold just below the least potential makes a neuron fire always, one at the greatest never.
        include(min - 1);
    }

    private void includeSteps(long negative, long positive, long threshold) {
        long low = 0;
        long high = 0;
        int steps = neuronModel.carriesOver() ? timeSteps : 1;
        for (int step = 0; step < steps; step++) {
            long lowest = leak(low) + negative;
            long highest = leak(high) + positive;
            include(lowest);
            include(highest);
            // Zero stays within: it is where a sample starts, and no less than a spike leaves at least.
            low = Math.min(0, lowest);
            high = Math.max(0, Math.max(Math.min(highest, threshold), leftBySpike(highest, threshold)));
        }
    }

    /** The most that a spike leaves. */
    private long leftBySpike(long highest, long threshold) {
        return neuronModel.subtracts() && highest > threshold ? highest - threshold : 0;
    }

    private long leak(long v) {
        return neuronModel.leakShift() == 0 ? v : v - (v >> neuronModel.leakShift());
    }

    private void include(long value) {
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    private void includeBias(long bias) {
        leastBias = Math.min(leastBias, bias);
        greatestBias = Math.max(greatestBias, bias);
    }
}
