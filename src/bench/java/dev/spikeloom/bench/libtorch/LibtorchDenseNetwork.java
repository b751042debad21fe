package dev.spikeloom.bench.libtorch;

import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Fully connected layers of SNN-DC neurons. */
final class LibtorchDenseNetwork extends LibtorchNetwork {
    private final List<Weighted> hidden = new ArrayList<>();
    private final Weighted output;

    LibtorchDenseNetwork(Topology topology) {
        int last = topology.depth() - 1;
        for (int i = 0; i < last; i++) {
            hidden.add(dense(topology, i, THRESHOLD / 2 - THRESHOLD));
        }
        output = dense(topology, last, -THRESHOLD);
    }

    private Weighted dense(Topology topology, int layer, double bias) {
        int inputs = topology.inputOf(layer).size();
        int neurons = topology.outputOf(layer).size();
        return weighted(inputs, neurons, bias, inputs, neurons);
    }

    @Override
    Tensor loss(Tensor inputs, Tensor targets) {
        Tensor spikes = dropInputs(encode(inputs.squeeze(0)));
        for (Weighted layer : hidden) {
            spikes = dropHidden(spike(torch.addmm(layer.biases(), spikes, layer.weights(), HALF, HALF)));
        }
        return hinge(torch.addmm(output.biases(), spikes, output.weights()), targets);
    }
}
