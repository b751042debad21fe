package dev.spikeloom.bench.libtorch;

import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What the networks in libtorch share. Of several ways to say the same, each uses the one that libtorch is fastest at.
 *
 * <p>Potentials are kept as {@code u = (v - threshold) / 2}, so that the surrogate gradient, 0.5 where {@code |v -
 * threshold| <= 1}, is that of {@code hardtanh} between -0.5 and 0.5; the halving is part of the matrix product.
 * Thresholds are part of the biases.
 */
abstract class LibtorchNetwork {
    /** Parameters of a layer with weights {@code [inputs][neurons]} or {@code [channels out][in][kernel][kernel]}. */
    record Weighted(Tensor weights, Tensor biases) {}

    static final float THRESHOLD = 1;
    static final Scalar ZERO = new Scalar(0.0);
    static final Scalar ONE = new Scalar(1.0);
    static final Scalar HALF = new Scalar(0.5);

    private static final Scalar MINUS_HALF = new Scalar(-0.5);
    private static final Scalar MEAN_OVER_BATCH = new Scalar(1.0 / Workload.BATCH_SIZE);
    private static final Dropout INPUT_DROPOUT = new Dropout(Workload.INPUT_DROPOUT);
    private static final Dropout HIDDEN_DROPOUT = new Dropout(Workload.HIDDEN_DROPOUT);

    private final List<Tensor> parameters = new ArrayList<>();

    /** The network of a workload, with weights as in this project's trainer. */
    static LibtorchNetwork of(Workload workload) {
        Topology topology = workload.topology();
        if (workload.timeSteps() > 1) {
            return new LibtorchContinuousNetwork(topology, workload.timeSteps());
        }
        boolean convolutional = topology.layers().stream().anyMatch(layer -> layer instanceof ConvolutionShape);
        return convolutional ? new LibtorchConvolutionalNetwork(topology) : new LibtorchDenseNetwork(topology);
    }

    /**
     * The mean loss of a batch, from which it can be taken back.
     *
     * @param inputs {@code [time steps][batch][inputs]}, as in {@link LibtorchData}
     * @param targets {@code [batch][outputs]}
     */
    abstract Tensor loss(Tensor inputs, Tensor targets);

    List<Tensor> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * Parameters of a layer, weights uniform as Glorot and Bengio 2010.
     *
     * @param bias of every neuron at the start
     */
    Weighted weighted(long fanIn, long neurons, double bias, long... shape) {
        Tensor weights = torch.empty(shape);
        double limit = Math.sqrt(6.0 / (fanIn + neurons));
        weights.uniform_(-limit, limit, new GeneratorOptional());
        Tensor biases = torch.empty(new long[] {neurons});
        biases.fill_(new Scalar(bias));
        for (Tensor parameter : List.of(weights, biases)) {
            parameter.set_requires_grad(true);
            parameters.add(parameter);
        }
        return new Weighted(weights, biases);
    }

    /** Bernoulli spikes of an image batch, fresh ones each time. */
    static Tensor encode(Tensor probabilities) {
        // Faster than torch.bernoulli.
        return torch.rand_like(probabilities).lt(probabilities).to(torch.ScalarType.Float);
    }

    /** Drops inputs at random, {@code [batch][inputs]}. */
    static Tensor dropInputs(Tensor spikes) {
        return INPUT_DROPOUT.applyInPlace(spikes, spikes);
    }

    /** Drops the same inputs at all time steps of a sample, {@code [time steps][batch][inputs]}. */
    static Tensor dropInputsOfAllSteps(Tensor spikes) {
        return INPUT_DROPOUT.applyInPlace(spikes, spikes.select(0, 0));
    }

    /** Drops hidden neurons at random, {@code [batch][...]}. */
    static Tensor dropHidden(Tensor spikes) {
        return HIDDEN_DROPOUT.apply(spikes, spikes);
    }

    /** Drops the same neurons at all time steps of a sample, {@code [time steps][batch][neurons]}. */
    static Tensor dropHiddenOfAllSteps(Tensor spikes) {
        return HIDDEN_DROPOUT.apply(spikes, spikes.select(0, 0));
    }

    /** 1 where {@code u > 0}, else 0, with the surrogate gradient. */
    static Tensor spike(Tensor u) {
        Tensor spikes = torch.hardtanh(u, MINUS_HALF, HALF);
        torch.gt_outf(u.detach(), ZERO, spikes.data());
        return spikes;
    }

    /** Squared hinge: the sum over classes of {@code max(0, 1 - target * value)^2}, the mean over the batch. */
    static Tensor hinge(Tensor values, Tensor targets) {
        return torch.relu(torch.rsub(values.mul(targets), ONE)).square().sum().mul(MEAN_OVER_BATCH);
    }

    static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    /** Faster than torch.dropout. */
    private static final class Dropout {
        private final Scalar rate;
        private final Scalar scale;

        Dropout(double rate) {
            this.rate = new Scalar(rate);
            this.scale = new Scalar(1 / (1 - rate));
        }

        Tensor apply(Tensor spikes, Tensor like) {
            return spikes.mul(factors(like));
        }

        Tensor applyInPlace(Tensor spikes, Tensor like) {
            return spikes.mul_(factors(like));
        }

        private Tensor factors(Tensor like) {
            Tensor kept = torch.rand(like.sizes());
            torch.ge_outf(kept, rate, kept);
            return kept.mul_(scale);
        }
    }
}
