package dev.spikeloom.testing;

import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.NeuronModel.Reset;
import java.util.stream.Stream;

/** Neuron models for tests that hold for all of them. */
public final class NeuronModels {
    private NeuronModels() {}

    /** Each kind with each reset, and the least, a middling and the greatest leak, leaks of two terms, and synaptic currents. */
    public static Stream<NeuronModel> various() {
        return Stream.of(
                NeuronModel.SNN_DC,
                NeuronModel.SNN_CT,
                NeuronModel.continuous(Reset.ZERO),
                NeuronModel.lif(1, Reset.SUBTRACT),
                NeuronModel.lif(1, Reset.ZERO),
                NeuronModel.lif(3, Reset.SUBTRACT),
                NeuronModel.lif(3, Reset.ZERO),
                NeuronModel.lif(new Leak(1, 2), Reset.SUBTRACT),
                NeuronModel.lif(new Leak(2, 5), Reset.ZERO),
                NeuronModel.lif(3, Reset.SUBTRACT).withSynapse(Leak.of(2)),
                NeuronModel.continuous(Reset.ZERO).withSynapse(new Leak(1, 3)),
                NeuronModel.lif(Leak.MAX_SHIFT, Reset.SUBTRACT),
                NeuronModel.lif(Leak.MAX_SHIFT, Reset.ZERO));
    }

    /** The same without synaptic currents, whose potentials cannot saturate. */
    public static Stream<NeuronModel> withoutSynapses() {
        return various().filter(model -> !model.isSynaptic());
    }

    /** The model of a text that is known to be one. */
    public static NeuronModel of(String text) {
        return NeuronModel.of(text).orElseThrow();
    }
}
