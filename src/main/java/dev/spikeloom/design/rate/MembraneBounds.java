package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.Leak;
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
 * zero, and the leak is monotonic, so that both ends of an interval stay its ends. So it is with a synaptic current, which is
 * never outside of what potentials are within: they start from zero at most, or at least, beside it.
 */
final class MembraneBounds {
    private final NeuronModel neuronModel;
    private final boolean biasLast;
    private final int timeSteps;
    private long min;
    private long max;
    private long leastBias;
    private long greatestBias;

    private MembraneBounds(NeuronModel neuronModel, boolean biasLast, int timeSteps) {
        this.neuronModel = neuronModel;
        this.biasLast = biasLast;
        this.timeSteps = timeSteps;
    }

    /**
     * Of the weights as they are if they are fixed, of any that can be loaded otherwise.
     *
     * @param biasLast whether the bias is added after the weights
     * @param addresses from the spikes that are presented to the layer's volume, each of which may come several times
     */
    static MembraneBounds of(
            QuantizedLayer.Weighted layer, Architecture architecture, boolean biasLast, AddressMap addresses) {
        MembraneBounds bounds = new MembraneBounds(layer.neuronModel(), biasLast, architecture.maxTimeSteps());
        Arrays.stream(layer.thresholds()).forEach(bounds::include);
        Arrays.stream(layer.biases()).forEach(bounds::includeBias);
        if (architecture.weightStorage() == WeightStorage.FIXED) {
            bounds.includeWeights(layer, addresses.multiplicity());
        } else {
            bounds.includeAnyWeights(layer, addresses.mostSpikes(layer.weights().length));
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

    private void includeWeights(QuantizedLayer.Weighted layer, int repeats) {
        for (int n = 0; n < layer.thresholds().length; n++) {
            long negative = 0;
            long positive = 0;
            for (short[] row : layer.weights()) {
                negative += Math.min(0, row[n]);
                positive += Math.max(0, row[n]);
            }
            includeSteps(repeats * negative, repeats * positive, layer.biases()[n], layer.thresholds()[n]);
        }
    }

    /** Any weights, any threshold, and any bias of a width that holds those as large as the weights of a step can be. */
    private void includeAnyWeights(QuantizedLayer.Weighted layer, int mostSpikes) {
        WeightFormat format = layer.weightFormat();
        long negative = (long) mostSpikes * format.min();
        long positive = (long) mostSpikes * format.max();
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
        includeSteps(negative, positive, 0, Long.MAX_VALUE);
        // A threshold just below the least potential makes a neuron fire always, one at the greatest never.
        include(min - 1);
    }

    /** Where the bias is added last, the sums before it count as well. */
    private void includeSteps(long negative, long positive, long bias, long threshold) {
        long low = 0;
        long high = 0;
        Leak synapse = neuronModel.synapse();
        long leastCurrent = 0;
        long greatestCurrent = 0;
        int steps = neuronModel.carriesOver() ? timeSteps : 1;
        for (int step = 0; step < steps; step++) {
            leastCurrent = (synapse.leaks() ? synapse.left(leastCurrent) : 0) + negative + bias;
            greatestCurrent = (synapse.leaks() ? synapse.left(greatestCurrent) : 0) + positive + bias;
            long lowest = neuronModel.leak().left(low) + leastCurrent;
            long highest = neuronModel.leak().left(high) + greatestCurrent;
            include(biasLast ? Math.min(lowest, lowest - bias) : lowest);
            include(biasLast ? Math.max(highest, highest - bias) : highest);
            // Zero stays within: it is where a sample starts, and no less than a spike leaves at least.
            low = Math.min(0, lowest);
            high = Math.max(0, Math.max(Math.min(highest, threshold), leftBySpike(highest, threshold)));
        }
    }

    /** The most that a spike leaves. */
    private long leftBySpike(long highest, long threshold) {
        return neuronModel.subtracts() && highest > threshold ? highest - threshold : 0;
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
