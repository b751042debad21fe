package dev.spikeloom.bench.libtorch;

import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.VolumeShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Convolutions, each pooled 2x2, then fully connected layers, all of SNN-DC neurons. */
final class LibtorchConvolutionalNetwork extends LibtorchNetwork {
    private static final long[] STRIDE = {1, 1};
    private static final long[] PADDING = {0, 0};
    private static final long[] DILATION = {1, 1};
    private static final int POOL = 2;

    private final VolumeShape input;
    private final List<Weighted> convolutions = new ArrayList<>();
    private final List<Weighted> hidden = new ArrayList<>();
    private final Weighted output;

    LibtorchConvolutionalNetwork(Topology topology) {
        input = topology.input();
        int last = topology.depth() - 1;
        for (int i = 0; i < last; i++) {
            VolumeShape from = topology.inputOf(i);
            double bias = THRESHOLD / 2 - THRESHOLD;
            LayerShape shape = topology.layers().get(i);
            if (shape instanceof ConvolutionShape convolution) {
                int kernel = convolution.kernel();
                long fanIn = (long) kernel * kernel * from.channels();
                long channels = convolution.channels();
                convolutions.add(weighted(fanIn, channels, bias, channels, from.channels(), kernel, kernel));
            } else if (shape instanceof DenseShape dense) {
                hidden.add(weighted(from.size(), dense.neurons(), bias, from.size(), dense.neurons()));
            }
        }
        VolumeShape from = topology.inputOf(last);
        output = weighted(from.size(), topology.outputs(), -THRESHOLD, from.size(), topology.outputs());
    }

    @Override
    Tensor loss(Tensor inputs, Tensor targets) {
        Tensor spikes = dropInputs(encode(inputs.squeeze(0))).view(-1, input.channels(), input.rows(), input.columns());
        for (Weighted layer : convolutions) {
            spikes = dropHidden(spike(pooled(layer, spikes)));
        }
        spikes = spikes.flatten(1, -1);
        for (Weighted layer : hidden) {
            spikes = dropHidden(spike(torch.addmm(layer.biases(), spikes, layer.weights(), HALF, HALF)));
        }
        return hinge(torch.addmm(output.biases(), spikes, output.weights()), targets);
    }

    /** The highest of four potentials spikes if any does, and is a quarter as many to check. */
    private static Tensor pooled(Weighted layer, Tensor spikes) {
        Tensor potentials =
                torch.conv2d(spikes, layer.weights(), new TensorOptional(layer.biases()), STRIDE, PADDING, DILATION, 1);
        return torch.max_pool2d(potentials, POOL, POOL).mul(HALF);
    }
}
