package dev.spikeloom.rtl.rate;

import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Locale;

/** What neuron models are called in names of modules, and in templates. */
final class NeuronNames {
    private NeuronNames() {}

    /** {@code dc}, {@code ct} or {@code lif}. */
    static String kind(NeuronModel model) {
        return model.kind().name().toLowerCase(Locale.ROOT).replace("snn_", "");
    }

    /** All that modules differ in beyond parameters: such as {@code ct}, {@code lif_zero}, {@code lif2_syn} with two terms of leak and a synaptic
     * current. */
    static String of(NeuronModel model) {
        return kind(model)
                + (model.leak().hasSecond() ? "2" : "")
                + (model.isSynaptic() ? "_syn" : "")
                + (model.synapse().hasSecond() ? "2" : "")
                + (model.carriesOver() && !model.subtracts() ? "_zero" : "");
    }
}
