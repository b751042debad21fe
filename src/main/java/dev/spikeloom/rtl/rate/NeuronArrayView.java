package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.rtl.ModuleNames;

/**
 * What the template of the neuron array says about its kind; sizes are parameters. Layers of one kind share a module,
 * which is named for what it does.
 *
 * @param loadable whether its numbers can be written
 * @param readBack whether its numbers can be read again
 * @param counters whether there are performance counters
 */
public record NeuronArrayView(LayerDesign layer, boolean loadable, boolean readBack, boolean counters) {

    /** Such as {@code neuron_array_ct}, {@code neuron_array_lif_zero_bias_folded_sat}. */
    public String module() {
        return ModuleNames.NEURON_ARRAY + "_" + NeuronNames.of(layer.neuronModel())
                + (layer.hasBiases() ? "_bias" : "")
                + (layer.sharedThreshold() ? "_shared" : "")
                + (layer.folded() ? serial() ? "_serial" : "_folded" : "")
                + (layer.saturates() ? "_sat" : "")
                + (countsSaturations() ? "_counted" : "")
                + (layer.hasControlCopies() ? "_copied" : "")
                + (!loadable ? "_fixed" : readBack ? "" : "_write_only");
    }

    /** {@code dc}, {@code ct} or {@code lif}. */
    public String model() {
        return NeuronNames.kind(layer.neuronModel());
    }

    /** What a potential loses from one time step to the next. */
    public Leak leak() {
        return layer.neuronModel().leak();
    }

    /** What a synaptic current loses; nothing if there is none. */
    public Leak synapse() {
        return layer.neuronModel().synapse();
    }

    /** Whether weights are added to a synaptic current. */
    public boolean synaptic() {
        return layer.neuronModel().isSynaptic();
    }

    /** Whether a spike subtracts the threshold. */
    public boolean subtracts() {
        return layer.neuronModel().subtracts();
    }

    /** Whether there is a single lane. */
    public boolean serial() {
        return layer.folded() && layer.lanes() == 1;
    }

    public boolean countsSaturations() {
        return layer.saturates() && counters;
    }

    /** Whether a single neuron's number is ever written. */
    public boolean addressed() {
        return loadable && (!layer.sharedThreshold() || layer.hasBiases());
    }

    /** Whether there is a number of any kind for each place of each fold. */
    public boolean placed() {
        return layer.folded() && (layer.carriesOver() || layer.hasBiases() || !layer.sharedThreshold());
    }
}
