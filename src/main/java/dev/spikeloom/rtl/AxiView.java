package dev.spikeloom.rtl;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.width.NumberRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the templates of the host interface say beyond the facts of {@link HostInterface}: expressions and widths that
 * follow from them.
 *
 * @param sizes the network in a few words: {@code 784 inputs, 10 classes}
 * @param classWidth bits of the classes of all heads, side by side
 * @param resultWords parts of a concatenation, the highest first: the classes in 16 bits each
 * @param ports of the top module
 * @param registerPorts of the module of the registers
 * @param loadableLayers Verilog case labels: the numbers of the layers that can be loaded
 * @param biasedLayers likewise of those that have biases
 * @param weights the weights that can be loaded; null if none can be
 * @param numbers the thresholds and biases that can be loaded, layer by layer
 */
public record AxiView(
        String sizes,
        int classWidth,
        List<ResultPart> resultWords,
        List<PortGroup> ports,
        List<Port> registerPorts,
        String loadableLayers,
        String biasedLayers,
        NumbersView weights,
        List<NumbersView> numbers) {
    private static final int CLASS_FIELD = HostInterface.WORD_BITS / HostInterface.HEADS_PER_BEAT;

    /**
     * A part of the concatenation of classes.
     *
     * @param expression its bits in Verilog
     * @param meaning what they are
     */
    public record ResultPart(String expression, String meaning) {}

    public AxiView {
        resultWords = List.copyOf(resultWords);
        ports = List.copyOf(ports);
        registerPorts = List.copyOf(registerPorts);
        numbers = List.copyOf(numbers);
    }

    /** The performance counters of a layer, in the order of their numbers. */
    public List<PerformanceCounter> counters() {
        return List.of(PerformanceCounter.values());
    }

    static AxiView of(HostInterface host) {
        int heads = host.headClasses().size();
        return new AxiView(
                host.inputs() + " inputs, "
                        + host.headClasses().stream().map(String::valueOf).collect(Collectors.joining(" + "))
                        + " classes",
                IntStream.range(0, heads).map(host::classBits).sum(),
                resultWords(host),
                AxiPorts.of(host),
                RegisterPorts.of(host),
                host.load().map(load -> labels(load, 32, any -> true)).orElse(""),
                host.load()
                        .map(load -> labels(load, load.layerBits(), LoadLayer::hasBiases))
                        .orElse(""),
                host.load()
                        .map(load -> NumbersView.of(load.firstLayer(), "Weight", usualWeights(load)))
                        .orElse(null),
                host.load().map(AxiView::numbers).orElse(List.of()));
    }

    private static List<ResultPart> resultWords(HostInterface host) {
        List<ResultPart> parts = new ArrayList<>();
        int low = 0;
        int heads = host.headClasses().size();
        for (int head = 0; head < heads; head++) {
            int width = host.classBits(head);
            String padding = (CLASS_FIELD - width) + "'d0, ";
            String bits = "result_class[" + (low + width - 1) + ":" + low + "]";
            parts.add(0, new ResultPart(padding + bits, "the class of head " + head));
            low += width;
        }
        if (heads % HostInterface.HEADS_PER_BEAT != 0) {
            parts.add(0, new ResultPart(CLASS_FIELD + "'d0", "there is no head " + heads));
        }
        return parts;
    }

    private static String labels(LoadMap load, int bits, Predicate<LoadLayer> wanted) {
        return load.layers().stream()
                .filter(wanted)
                .map(layer -> bits + "'d" + layer.index())
                .collect(Collectors.joining(", "));
    }

    /** What the first layer takes stands for all that take the same. */
    private static NumberRange usualWeights(LoadMap load) {
        return load.layers().get(0).weights();
    }

    private static List<NumbersView> numbers(LoadMap load) {
        List<NumbersView> numbers = new ArrayList<>();
        for (LoadLayer layer : load.layers()) {
            if (!layer.weights().equals(usualWeights(load))) {
                numbers.add(NumbersView.of(layer.index(), "Weight", layer.weights()));
            }
            numbers.add(NumbersView.of(layer.index(), "Threshold", layer.thresholds()));
            layer.biases().ifPresent(biases -> numbers.add(NumbersView.of(layer.index(), "Bias", biases)));
        }
        return numbers;
    }
}
