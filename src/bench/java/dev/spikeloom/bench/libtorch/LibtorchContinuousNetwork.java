package dev.spikeloom.bench.libtorch;

import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Fully connected layers of SNN-CT neurons, layer by layer: one matrix product for all time steps, then the recurrence
 * of the membrane potentials step by step.
 */
final class LibtorchContinuousNetwork extends LibtorchNetwork {
    private static final Scalar HALF_THRESHOLD = new Scalar(0.5 * THRESHOLD);

    private final List<Weighted> layers = new ArrayList<>();
    private final int timeSteps;
    private final Scalar centerCount;
    private final Scalar perQuarter;

    LibtorchContinuousNetwork(Topology topology, int timeSteps) {
        this.timeSteps = timeSteps;
        for (int i = 0; i < topology.depth(); i++) {
            int inputs = topology.inputOf(i).size();
            int neurons = topology.outputOf(i).size();
            double bias = i + 1 < topology.depth() ? THRESHOLD / 2 : 0;
            layers.add(weighted(inputs, neurons, bias, inputs, neurons));
        }
        double quarter = timeSteps / 4.0;
        centerCount = new Scalar(quarter);
        perQuarter = new Scalar(1 / quarter);
    }

    @Override
    Tensor loss(Tensor inputs, Tensor targets) {
        Tensor spikes = dropInputsOfAllSteps(inputs.to(torch.ScalarType.Float));
        for (int i = 0; i < layers.size(); i++) {
            if (i > 0) {
                spikes = dropHiddenOfAllSteps(spikes);
            }
            spikes = fire(currents(layers.get(i), spikes));
        }
        Tensor counts = spikes.sum(0);
        return hinge(counts.sub(centerCount, ONE).mul(perQuarter), targets);
    }

    private static Tensor currents(Weighted layer, Tensor spikes) {
        long steps = spikes.size(0);
        long batch = spikes.size(1);
        Tensor product = torch.addmm(layer.biases(), spikes.flatten(0, 1), layer.weights(), HALF, HALF);
        return product.view(steps, batch, -1);
    }

    /** @param currents halved, {@code [time steps][batch][neurons]} */
    private Tensor fire(Tensor currents) {
        TensorVector current = torch.unbind(currents, 0);
        List<Tensor> spikes = new ArrayList<>(timeSteps);
        Tensor u = current.get(0).sub(HALF_THRESHOLD, ONE);
        spikes.add(spike(u));
        for (int t = 1; t < timeSteps; t++) {
            u = u.sub(spikes.get(t - 1), HALF_THRESHOLD).add_(current.get(t));
            spikes.add(spike(u));
        }
        return torch.stack(vector(spikes), 0);
    }
}
