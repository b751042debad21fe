package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.rtl.ModuleNames;

/**
 * What the template of a bank of potentials says about its kind; sizes are parameters. Layers of one kind share a module,
 * which is named for what it does.
 *
 * @param counters whether there are performance counters
 * @param memories what memories are, if it has one
 */
public record PotentialBankView(ConvolutionDesign layer, boolean counters, MemoryKind memories) {

    /** Such as {@code potential_bank_lif_zero_bias_sat_sram}; with macros in it, it is the design's own. */
    public String module() {
        String kind = ModuleNames.POTENTIAL_BANK + "_" + NeuronNames.of(layer.neuronModel())
                + (biased() ? "_bias" : "")
                + (saturates() ? "_sat" : "")
                + (counted() ? "_counted" : "");
        return sram() ? memories.aroundPotentials(kind + "_sram") : kind + "_registers";
    }

    /** The module of its memory, if it has one. */
    public String memory() {
        return memories.potentialModule();
    }

    /** {@code dc}, {@code ct} or {@code lif}. */
    public String model() {
        return NeuronNames.kind(layer.neuronModel());
    }

    /** What a potential loses from one time step to the next. */
    public Leak leak() {
        return layer.neuronModel().leak();
    }

    /** Whether a spike subtracts the threshold. */
    public boolean subtracts() {
        return layer.neuronModel().subtracts();
    }

    public boolean biased() {
        return layer.hasBiases();
    }

    public boolean saturates() {
        return layer.saturates();
    }

    /** Whether it says which potentials are clipped. */
    public boolean counted() {
        return saturates() && counters;
    }

    public boolean sram() {
        return layer.potentialsInSram();
    }
}
