package dev.spikeloom.cosim;

import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The graph of a {@link ChannelsFirstNetwork}, as sinabs exports it: nodes by their numbers, neurons with a batch of one. */
final class ChannelsFirstGraph {
    private ChannelsFirstGraph() {}

    static NirGraph of(ChannelsFirstNetwork network) {
        int channels = network.third.biases().length;
        return NirGraph.chain(List.of(
                node(
                        "input",
                        NirType.INPUT,
                        "shape",
                        NirTensor.of(2, ChannelsFirstNetwork.SIDE, ChannelsFirstNetwork.SIDE)),
                convolution("0", network.first, ChannelsFirstNetwork.SIDE),
                neurons("1", network.first.biases().length, 16, 16),
                convolution("2", network.second, 16),
                neurons("3", network.second.biases().length, 16, 16),
                pool("4"),
                convolution("5", network.third, 8),
                neurons("6", channels, 8, 8),
                pool("7"),
                node(
                        "8",
                        NirType.FLATTEN,
                        "start_dim",
                        NirTensor.of(1),
                        "end_dim",
                        NirTensor.of(-1),
                        "input_type",
                        NirTensor.of(1, channels, 4, 4)),
                dense("9", network.hidden),
                neurons("10", network.hidden.biases().length),
                dense("11", network.last),
                neurons("12", 10),
                node("output", NirType.OUTPUT, "shape", NirTensor.row(10))));
    }

    private static NirNode convolution(String name, ChannelsFirstNetwork.Convolution layer, int side) {
        double[][][][] kernels = layer.kernels();
        int[] shape = {kernels.length, kernels[0].length, kernels[0][0].length, kernels[0][0].length};
        double[] values = Arrays.stream(kernels)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        return node(
                name,
                NirType.CONV2D,
                "weight",
                new NirTensor(shape, values),
                "bias",
                NirTensor.row(layer.biases()),
                "stride",
                NirTensor.of(layer.stride(), layer.stride()),
                "padding",
                NirTensor.of(layer.padding(), layer.padding()),
                "dilation",
                NirTensor.of(1, 1),
                "groups",
                NirTensor.of(1),
                "input_shape",
                NirTensor.of(side, side));
    }

    private static NirNode dense(String name, ChannelsFirstNetwork.Dense layer) {
        int[] shape = {layer.weights().length, layer.weights()[0].length};
        double[] values =
                Arrays.stream(layer.weights()).flatMapToDouble(DoubleStream::of).toArray();
        return node(
                name, NirType.AFFINE, "weight", new NirTensor(shape, values), "bias", NirTensor.row(layer.biases()));
    }

    private static NirNode pool(String name) {
        return node(
                name,
                NirType.SUM_POOL2D,
                "kernel_size",
                NirTensor.of(2, 2),
                "stride",
                NirTensor.of(2, 2),
                "padding",
                NirTensor.of(0, 0));
    }

    private static NirNode neurons(String name, int... sample) {
        int[] shape = new int[sample.length + 1];
        shape[0] = 1;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        double[] ones = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(ones, 1);
        double[] thresholds = new double[ones.length];
        Arrays.fill(thresholds, ChannelsFirstNetwork.THRESHOLD);
        return node(name, NirType.IF, "r", new NirTensor(shape, ones), "v_threshold", new NirTensor(shape, thresholds));
    }

    private static NirNode node(String name, NirType type, Object... parameters) {
        Map<String, NirTensor> map = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put((String) parameters[i], (NirTensor) parameters[i + 1]);
        }
        return new NirNode(name, type, map);
    }
}
