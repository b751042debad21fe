package dev.spikeloom.network;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.LayerKinds;
import dev.spikeloom.network.layer.LayerReference;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The arithmetic of networks in integers, without any notion of cycles. It is the specification that everything else is
 * held to; it is written to be read. At each time step, for each layer from the input side on, for each neuron:
 *
 * <ol>
 *   <li>The membrane potential {@code v} starts at zero with {@link NeuronModel.Kind#SNN_DC} (discontinuous integration;
 *       Yin et al. 2017, eq. 2 and 3), and at what the last time step left of it with {@link NeuronModel.Kind#SNN_CT}
 *       (continuous integration; eq. 5 to 7) and {@link NeuronModel.Kind#LIF}. It is zero at the start of a sample. With
 *       LIF it {@linkplain dev.spikeloom.network.neuron.Leak leaks}: {@code v -= v >> shift}, an arithmetic shift, which rounds
 *       {@code v / 2^shift} toward minus infinity: {@code 0 <= v < 2^shift} stays as it is, -1 becomes 0. With a second
 *       term, {@code v -= (v + (v >> secondShift - shift)) >> shift}.
 *       Where neurons have a synaptic current {@code i}, it starts at zero and at what the last time step left of it, likewise, and
 *       leaks as the model says of it.
 *   <li>{@code v += bias} and {@code v += weight} for each active presynaptic neuron in ascending order. In a dense layer
 *       the bias comes first. In a convolution it comes last, since the hardware keeps potentials in memories, which a
 *       spike reaches a few of, and adds the bias in the sweep that compares them; without saturation, the order makes no
 *       difference. The neuron at row {@code y} and column {@code x} of a convolution is connected to the square of {@code
 *       kernel} x {@code kernel} positions from {@code (y * stride - padding, x * stride - padding)} on, in all channels,
 *       as far as it is inside of the input.
 *       With a synaptic current, both are added to it, and it to the potential: {@code v += i}.
 *   <li>The neuron spikes if and only if {@code v > threshold}, signed.
 *   <li>With SNN-CT and LIF, a spike leaves {@code v - threshold} ({@link NeuronModel.Reset#SUBTRACT}) or 0 ({@link
 *       NeuronModel.Reset#ZERO}) for the next time step, no spike leaves {@code v}.
 * </ol>
 *
 * <p>Max pooling is the OR of the spikes of a square. Sum pooling has no spikes of its own: those presented to it are
 * presented to the layer behind, which takes each at the address of its square ({@link AddressMap}), and adds the weight
 * from there once for each; spikes without an address are dropped. All sums are exact: within a time step, no sum of a valid layer can
 * leave 32 bits; a potential that would leave them over many time steps is an {@link ArithmeticException}.
 *
 * <p><b>Saturation.</b> Registers may be narrower ({@link MembraneRange}). Those of a dense layer are written once for each
 * group of weight rows that the hardware adds in one cycle ({@link RowGrouping}; it groups the presynaptic spikes), and
 * saturate then: the first group of a time step sets {@code v} to the saturated sum of step 1, the bias and the rows of the
 * group, each other one to the saturated sum of {@code v} and its rows. Behind sum pooling, the hardware adds rows by address,
 * so that the groups are not in ascending order of the presynaptic spikes. Those of a convolution saturate with each weight
 * that is added, in ascending order of the presynaptic spikes (not of their addresses), and once more with the bias; rows
 * are never added together. These sums are exact before they saturate. What a leak or a spike leaves always fits.
 *
 * <p>What a layer does is in the {@link LayerReference} of its kind; those with neurons share {@code NeuronReference}.
 */
public final class IntegerReference implements TimeStepForward {
    private final List<LayerReference> layers = new ArrayList<>();

    /**
     * The reference of a network whose registers hold every potential.
     *
     * @throws IllegalArgumentException if this floor does not know the kind of a layer
     */
    public IntegerReference(QuantizedNetwork network) {
        this(
                network,
                Collections.nCopies(network.layers().size(), MembraneRange.UNBOUNDED),
                Collections.nCopies(network.layers().size(), RowGrouping.ONE_AT_A_TIME));
    }

    /**
     * The reference of a network in hardware whose registers may saturate.
     *
     * @param ranges of the registers, one a layer
     * @param groupings of the weight rows, one a layer
     * @throws IllegalArgumentException if there is not one of each for each layer, one is not the usual for a layer that has
     *     no neurons, rows of a convolution should be added together, or this floor does not know the kind of a layer
     */
    public IntegerReference(QuantizedNetwork network, List<MembraneRange> ranges, List<RowGrouping> groupings) {
        int depth = network.layers().size();
        if (ranges.size() != depth || groupings.size() != depth) {
            throw new IllegalArgumentException(
                    ranges.size() + " ranges and " + groupings.size() + " groupings for " + depth + " layers");
        }
        Topology topology = network.topology();
        for (int i = 0; i < depth; i++) {
            layers.add(LayerKinds.reference(
                    network.layers().get(i),
                    new LayerReference.Context(i, ranges.get(i), groupings.get(i), topology.addressesOf(i))));
        }
    }

    @Override
    public void startSample() {
        layers.forEach(LayerReference::startSample);
    }

    /** @throws ArithmeticException if a potential leaves 32 bits where registers do not saturate */
    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (LayerReference layer : layers) {
            presynaptic = layer.step(presynaptic);
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step; none for a pooling. */
    public int[] potentials(int layer) {
        return layers.get(layer).potentials();
    }

    /** The synaptic currents of a layer at the last step; none if weights are added to the potentials. */
    public int[] currents(int layer) {
        return layers.get(layer).currents();
    }

    /** The spikes of a layer at the last step; of sum pooling, those presented to it. */
    public SpikeVector spikes(int layer) {
        return layers.get(layer).spikes();
    }

    /**
     * How often a sum did not fit the register of a neuron of a layer, since this was made: in a dense layer at most once
     * for each neuron and group of weight rows, in a convolution once for each weight and each bias.
     */
    public long saturations(int layer) {
        return layers.get(layer).saturations();
    }
}
