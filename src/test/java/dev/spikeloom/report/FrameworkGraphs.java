package dev.spikeloom.report;

import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Graphs with the nodes, names and parameters that exporters of frameworks give them, and made-up weights. */
final class FrameworkGraphs {
    private static final int INPUTS = 64;
    private static final int HIDDEN = 32;
    private static final int CLASSES = 10;

    private FrameworkGraphs() {}

    /** Of snnTorch: {@code tau} is {@code dt / (1 - beta)}, and {@code r} what makes a spike count whole. */
    static NirGraph snnTorch() {
        return NirGraph.chain(List.of(
                input(INPUTS),
                affine("0", HIDDEN, INPUTS, 1),
                leaky("1", 1, 1e-4 / (1 - 0.9375), 1 / (1 - 0.9375)),
                affine("2", CLASSES, HIDDEN, 1),
                leaky("3", 1, 1e-4 / (1 - 0.9), 1 / (1 - 0.9)),
                output()));
    }

    /** Of Norse: {@code tau} in seconds, {@code r} 1. */
    static NirGraph norse() {
        return NirGraph.chain(List.of(
                input(INPUTS),
                affine("0", HIDDEN, INPUTS, 8),
                leaky("1", HIDDEN, 1 / 125.0, 1),
                affine("2", CLASSES, HIDDEN, 8),
                leaky("3", CLASSES, 1 / 100.0, 1),
                output()));
    }

    /** Of sinabs, with the shapes of a batch of one. */
    static NirGraph sinabs() {
        return NirGraph.chain(List.of(
                input(1, 8, 8),
                new NirNode(
                        "0",
                        NirType.CONV2D,
                        Map.of(
                                "weight", new NirTensor(new int[] {8, 1, 3, 3}, weights(8, 9, 1)),
                                "bias", filled(0, 8),
                                "stride", NirTensor.row(1, 1),
                                "padding", NirTensor.row(1, 1),
                                "dilation", NirTensor.row(1, 1),
                                "groups", NirTensor.of(1))),
                integrating("1", 1, 8, 8, 8),
                new NirNode(
                        "2",
                        NirType.SUM_POOL2D,
                        Map.of(
                                "kernel_size", NirTensor.row(2, 2),
                                "stride", NirTensor.row(2, 2),
                                "padding", NirTensor.row(0, 0))),
                new NirNode("3", NirType.FLATTEN, Map.of("start_dim", NirTensor.of(1), "end_dim", NirTensor.of(-1))),
                affine("4", CLASSES, 128, 1),
                integrating("5", 1, CLASSES),
                output()));
    }

    /** Of Spyx: {@code tau} in time steps, and {@code r} as the documentation sets it. */
    static NirGraph spyx() {
        return NirGraph.chain(List.of(
                input(INPUTS),
                linear("layer_0", HIDDEN, INPUTS),
                leaky("layer_1", HIDDEN, 16, 16),
                linear("layer_2", CLASSES, HIDDEN),
                leaky("layer_3", CLASSES, 16, 16),
                output()));
    }

    /** Of Rockpool's {@code LIFTorch}. */
    static NirGraph rockpool() {
        double resistance = 16 * Math.exp(-1 / 16.0);
        return NirGraph.chain(List.of(
                input(INPUTS),
                linear("0_LinearTorch", HIDDEN, INPUTS),
                synaptic("1_LIFTorch", HIDDEN, 16e-3, 16e-3, resistance, 1),
                linear("2_LinearTorch", CLASSES, HIDDEN),
                synaptic("3_LIFTorch", CLASSES, 16e-3, 16e-3, resistance, 1),
                output()));
    }

    /** Of Lava-dl, as the script of the NIR repository converts it: decays of 1024 and 128 of 4096. */
    static NirGraph lava() {
        return NirGraph.chain(List.of(
                input(INPUTS),
                linear("0", HIDDEN, INPUTS),
                synaptic("1", HIDDEN, 4e-4, 32e-4, 32, 4),
                linear("2", CLASSES, HIDDEN),
                synaptic("3", CLASSES, 4e-4, 32e-4, 32, 4),
                output()));
    }

    private static NirNode input(double... shape) {
        return new NirNode("input", NirType.INPUT, Map.of("shape", NirTensor.row(shape)));
    }

    private static NirNode output() {
        return new NirNode("output", NirType.OUTPUT, Map.of("shape", NirTensor.row(CLASSES)));
    }

    private static NirNode linear(String name, int neurons, int inputs) {
        return new NirNode(
                name,
                NirType.LINEAR,
                Map.of("weight", new NirTensor(new int[] {neurons, inputs}, weights(neurons, inputs, 1))));
    }

    private static NirNode affine(String name, int neurons, int inputs, double factor) {
        return new NirNode(
                name,
                NirType.AFFINE,
                Map.of(
                        "weight",
                        new NirTensor(new int[] {neurons, inputs}, weights(neurons, inputs, factor)),
                        "bias",
                        filled(0, neurons)));
    }

    private static NirNode integrating(String name, int... shape) {
        return new NirNode(
                name,
                NirType.IF,
                Map.of("r", filled(1, shape), "v_threshold", filled(1, shape), "v_reset", filled(0, shape)));
    }

    private static NirNode leaky(String name, int neurons, double tau, double resistance) {
        return new NirNode(
                name,
                NirType.LIF,
                Map.of(
                        "tau", filled((float) tau, neurons),
                        "r", filled((float) resistance, neurons),
                        "v_leak", filled(0, neurons),
                        "v_threshold", filled(1, neurons),
                        "v_reset", filled(0, neurons)));
    }

    private static NirNode synaptic(
            String name, int neurons, double synapse, double membrane, double resistance, double input) {
        Map<String, NirTensor> parameters = new HashMap<>();
        parameters.put("tau_syn", filled((float) synapse, neurons));
        parameters.put("tau_mem", filled((float) membrane, neurons));
        parameters.put("r", filled((float) resistance, neurons));
        parameters.put("w_in", filled(input, neurons));
        parameters.put("v_leak", filled(0, neurons));
        parameters.put("v_threshold", filled(1, neurons));
        parameters.put("v_reset", filled(0, neurons));
        return new NirNode(name, NirType.CUBA_LIF, parameters);
    }

    private static NirTensor filled(double value, int... shape) {
        double[] values = new double[Arrays.stream(shape).reduce(1, (product, side) -> product * side)];
        Arrays.fill(values, value);
        return new NirTensor(shape, values);
    }

    /** Multiples of 1/16 that look random. */
    private static double[] weights(int neurons, int inputs, double factor) {
        double[] weights = new double[neurons * inputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = factor * ((7 * (i / inputs) + 13 * (i % inputs)) % 11 - 4) / 16;
        }
        return weights;
    }
}
