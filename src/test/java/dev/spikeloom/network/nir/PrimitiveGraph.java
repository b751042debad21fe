package dev.spikeloom.network.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small graph around a primitive of the specification, with what {@code docs/import.md} promises of its nodes.
 *
 * @param approximate nodes that the machine does nearly
 * @param rejected nodes that it does not do; all others it does exactly
 */
public record PrimitiveGraph(String name, NirGraph graph, Set<String> approximate, Set<String> rejected) {
    /** Seconds of a time step that the leak of the graphs with an exact one is a power of two at. */
    public static final double TIME_STEP = 1e-4;

    /** Every primitive of the specification, a graph within a graph, and loops. */
    public static List<PrimitiveGraph> all() {
        List<PrimitiveGraph> all = new ArrayList<>();
        all.add(exact("Input, Linear, IF, Output", input(4), linear("w", 3, 4), spiking("s", 3), output(3)));
        all.add(exact("Affine", input(4), affine("w", 3, 4), spiking("s", 3), output(3)));
        all.add(exact("Affine of a batch of one", input(1, 4), affine("w", 3, 4), spiking("s", 1, 3), output(1, 3)));
        all.add(exact("Scale behind weights", input(4), linear("w", 3, 4), scale(1, 2, 3), spiking("s", 3), output(3)));
        all.add(exact("Scale of all inputs", input(4), scale(2, 2), linear("w", 3, 4), spiking("s", 3), output(3)));
        all.add(rejected(
                "Scale of inputs apart",
                "scale",
                input(2),
                scale(1, 2),
                linear("w", 3, 2),
                spiking("s", 3),
                output(3)));
        all.add(exact(
                "Conv2d",
                image(),
                convolution(),
                spiking("s", 2, 6, 6),
                flatten(0),
                affine("w", 3, 72),
                spiking("t", 3),
                output(3)));
        all.add(exact(
                "SumPool2d",
                image(),
                convolution(),
                spiking("s", 2, 6, 6),
                pool(NirType.SUM_POOL2D),
                flatten(0),
                affine("w", 3, 18),
                spiking("t", 3),
                output(3)));
        all.add(exact(
                "SumPool2d and Threshold",
                image(),
                convolution(),
                spiking("s", 2, 6, 6),
                pool(NirType.SUM_POOL2D),
                node("any", NirType.THRESHOLD, "threshold", NirTensor.of(0.5)),
                flatten(0),
                affine("w", 3, 18),
                spiking("t", 3),
                output(3)));
        all.add(exact(
                "AvgPool2d",
                image(),
                convolution(),
                spiking("s", 2, 6, 6),
                pool(NirType.AVG_POOL2D),
                flatten(0),
                affine("w", 3, 18),
                spiking("t", 3),
                output(3)));
        all.add(exact("Flatten behind the batch", image(), flatten(1), affine("w", 3, 36), spiking("s", 3), output(3)));
        all.add(exact("LIF, a power of two", input(4), affine("w", 3, 4), leaky("s", 16 * TIME_STEP), output(3)));
        all.add(new PrimitiveGraph(
                "LIF",
                chain(input(4), affine("w", 3, 4), leaky("s", 20 * TIME_STEP), output(3)),
                Set.of("s"),
                Set.of()));
        all.add(exact(
                "Threshold",
                input(4),
                affine("w", 3, 4),
                node("s", NirType.THRESHOLD, "threshold", ones(3)),
                output(3)));
        all.add(new PrimitiveGraph(
                "CubaLIF",
                chain(input(4), affine("w", 3, 4), current("s", NirType.CUBA_LIF, 3), output(3)),
                Set.of("s"),
                Set.of()));
        all.add(exact(
                "CubaLIF, powers of two",
                input(4),
                affine("w", 3, 4),
                with(
                        current("s", NirType.CUBA_LIF, 3),
                        Map.of("tau_mem", all(16 * TIME_STEP, 3), "tau_syn", all(8 * TIME_STEP, 3))),
                output(3)));
        all.add(rejected("CubaLI", "s", input(4), affine("w", 3, 4), current("s", NirType.CUBA_LI, 3), output(3)));
        all.add(rejected("I", "s", input(4), affine("w", 3, 4), node("s", NirType.I, "r", ones(3)), output(3)));
        all.add(rejected(
                "LI",
                "s",
                input(4),
                affine("w", 3, 4),
                node("s", NirType.LI, "tau", ones(3), "r", ones(3), "v_leak", zeros(3)),
                output(3)));
        all.add(rejected(
                "Delay",
                "delay",
                input(4),
                affine("w", 3, 4),
                spiking("s", 3),
                node("delay", NirType.DELAY, "delay", ones(3)),
                affine("x", 2, 3),
                spiking("t", 2),
                output(2)));
        all.add(rejected(
                "Conv1d",
                "kernels",
                input(4),
                node(
                        "kernels",
                        NirType.CONV1D,
                        "weight",
                        ramp(3, 4, 1),
                        "stride",
                        NirTensor.of(1),
                        "padding",
                        NirTensor.of(0),
                        "dilation",
                        NirTensor.of(1),
                        "groups",
                        NirTensor.of(1),
                        "bias",
                        zeros(3),
                        "input_shape",
                        NirTensor.of(1)),
                spiking("s", 3),
                output(3)));
        all.add(exact(
                "NIRGraph",
                input(4),
                affine("w", 3, 4),
                new NirNode("block", chain(input(3), spiking("s", 3), affine("x", 2, 3), spiking("t", 2), output(2))),
                output(2)));
        all.add(new PrimitiveGraph("a loop", loop(), Set.of(), Set.of("s", "back")));
        all.add(new PrimitiveGraph(
                "a loop within a graph",
                chain(
                        input(4),
                        affine("w", 3, 4),
                        new NirNode("rnn", recurrent(3)),
                        affine("x", 2, 3),
                        current("last", NirType.CUBA_LIF, 2),
                        output(2)),
                Set.of(),
                Set.of("rnn/lif", "rnn/w_rec")));
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return name;
    }

    private static PrimitiveGraph exact(String name, NirNode... nodes) {
        return new PrimitiveGraph(name, chain(nodes), Set.of(), Set.of());
    }

    private static PrimitiveGraph rejected(String name, String node, NirNode... nodes) {
        return new PrimitiveGraph(name, chain(nodes), Set.of(), Set.of(node));
    }

    private static NirGraph chain(NirNode... nodes) {
        return NirGraph.chain(List.of(nodes));
    }

    private static NirGraph loop() {
        return new NirGraph(
                List.of(input(4), linear("w", 3, 4), spiking("s", 3), linear("back", 3, 3), output(3)),
                List.of(
                        new NirEdge("input", "w"),
                        new NirEdge("w", "s"),
                        new NirEdge("s", "back"),
                        new NirEdge("back", "s"),
                        new NirEdge("s", "output")));
    }

    /** As snnTorch writes a layer of RSynaptic. */
    public static NirGraph recurrent(int neurons) {
        return new NirGraph(
                List.of(
                        input(neurons),
                        current("lif", NirType.CUBA_LIF, neurons),
                        affine("w_rec", neurons, neurons),
                        output(neurons)),
                List.of(
                        new NirEdge("input", "lif"),
                        new NirEdge("lif", "w_rec"),
                        new NirEdge("w_rec", "lif"),
                        new NirEdge("lif", "output")));
    }

    public static NirNode input(double... shape) {
        return node("input", NirType.INPUT, "shape", NirTensor.row(shape));
    }

    public static NirNode output(double... shape) {
        return node("output", NirType.OUTPUT, "shape", NirTensor.row(shape));
    }

    public static NirNode affine(String name, int neurons, int inputs) {
        return node(name, NirType.AFFINE, "weight", ramp(neurons, inputs), "bias", ramp(neurons));
    }

    private static NirNode linear(String name, int neurons, int inputs) {
        return node(name, NirType.LINEAR, "weight", ramp(neurons, inputs));
    }

    private static NirNode scale(double... values) {
        return node("scale", NirType.SCALE, "scale", NirTensor.row(values));
    }

    private static NirNode image() {
        return input(1, 6, 6);
    }

    private static NirNode convolution() {
        return node(
                "kernels",
                NirType.CONV2D,
                "weight",
                ramp(2, 1, 3, 3),
                "stride",
                NirTensor.of(1, 1),
                "padding",
                NirTensor.of(1, 1),
                "dilation",
                NirTensor.of(1, 1),
                "groups",
                NirTensor.of(1),
                "bias",
                ramp(2),
                "input_shape",
                NirTensor.of(6, 6));
    }

    private static NirNode pool(NirType type) {
        return node(
                "pool",
                type,
                "kernel_size",
                NirTensor.of(2, 2),
                "stride",
                NirTensor.of(2, 2),
                "padding",
                NirTensor.of(0, 0));
    }

    private static NirNode flatten(int start) {
        return node(
                "flatten",
                NirType.FLATTEN,
                "start_dim",
                NirTensor.of(start),
                "end_dim",
                NirTensor.of(-1),
                "input_type",
                NirTensor.of(1, 6, 6));
    }

    private static NirNode spiking(String name, int... shape) {
        return node(name, NirType.IF, "r", ones(shape), "v_threshold", ones(shape), "v_reset", zeros(shape));
    }

    private static NirNode leaky(String name, double tau) {
        return node(
                name,
                NirType.LIF,
                "tau",
                NirTensor.row(tau, tau, tau),
                "r",
                ones(3),
                "v_leak",
                zeros(3),
                "v_threshold",
                all(0.125, 3),
                "v_reset",
                zeros(3));
    }

    /** With a synaptic current. */
    public static NirNode current(String name, NirType type, int neurons) {
        Map<String, NirTensor> parameters = new TreeMap<>();
        type.required().forEach(parameter -> parameters.put(parameter, ones(neurons)));
        type.optional().forEach(parameter -> parameters.put(parameter, ones(neurons)));
        parameters.put("v_leak", zeros(neurons));
        parameters.computeIfPresent("v_reset", (key, value) -> zeros(neurons));
        return new NirNode(name, type, parameters);
    }

    private static NirNode with(NirNode node, Map<String, NirTensor> given) {
        Map<String, NirTensor> parameters = new TreeMap<>(node.parameters());
        parameters.putAll(given);
        return new NirNode(node.name(), node.type(), parameters);
    }

    private static NirNode node(String name, NirType type, Object... parameters) {
        Map<String, NirTensor> map = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put((String) parameters[i], (NirTensor) parameters[i + 1]);
        }
        return new NirNode(name, type, map);
    }

    private static NirTensor ones(int... shape) {
        return all(1, shape);
    }

    private static NirTensor zeros(int... shape) {
        return all(0, shape);
    }

    private static NirTensor all(double value, int... shape) {
        double[] values = new double[Math.toIntExact(NirTensor.size(shape))];
        Arrays.fill(values, value);
        return new NirTensor(shape, values);
    }

    /** Values that 32 bits hold, and that no two neurons share. */
    private static NirTensor ramp(int... shape) {
        double[] values = new double[Math.toIntExact(NirTensor.size(shape))];
        Arrays.setAll(values, i -> (i + 1) / 16.0);
        return new NirTensor(shape, values);
    }
}
