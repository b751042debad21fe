package dev.spikeloom.network;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.Shaped;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape of a network in the field's shorthand:
 *
 * <ul>
 *   <li>{@code 784-256-256-10}: inputs, then the neurons of each dense layer;
 *   <li>{@code 1156-256-256-10+2}: the output layer is shared by two heads, of 10 and of 2 classes;
 *   <li>{@code 28x28-12c5-mp2-64c5-mp2-512fc-10o}: images of 28 x 28, 12 channels of 5 x 5 convolutions, 2 x 2 max
 *       pooling, ..., a fully connected layer of 512, an output layer of 10. {@code 34x34x2} has two channels.
 *   <li>{@code 34x34x2-16c5s2p1-sp2-10o}: a convolution with stride 2 and a zero padding of 1, sum pooling.
 * </ul>
 *
 * @param input what is presented; flat if the first layer is dense
 * @param layers input side first; the last one is dense
 * @param heads the classes of each head; their sum is the number of neurons of the last layer
 */
public record Topology(VolumeShape input, List<LayerShape> layers, List<Integer> heads) {
    /** The most layers after the inputs. */
    public static final int MAX_LAYERS = 12;
    /** The most inputs, if the first layer is dense, and the most classes of a head. */
    public static final int MAX_SIZE = LayerShape.MAX_SIZE;

    /** @throws InputException if a size or the number of layers is out of range, or two layers do not fit */
    public Topology {
        layers = List.copyOf(layers);
        heads = List.copyOf(heads);
        if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
            throw new InputException("a network has 1 to " + MAX_LAYERS + " layers, such as 784-256-256-10; got "
                    + layers.size() + " layers");
        }
        if (layers.get(0).flattens()) {
            input = VolumeShape.flat(requireInputs(input.size()));
        }
        requireOrder(layers);
        requireClasses(heads);
        requireHeads(output(input, layers).size(), heads);
        requireSpikes(input, layers);
    }

    /**
     * A multilayer perceptron with one head.
     *
     * @param sizes inputs, then the neurons of each layer
     * @throws InputException if a size or the number of layers is out of range
     */
    public static Topology dense(List<Integer> sizes) {
        List<LayerShape> layers =
                sizes.stream().skip(1).<LayerShape>map(DenseShape::new).toList();
        return new Topology(
                VolumeShape.flat(requireInputs(sizes.get(0))), layers, List.of(sizes.get(sizes.size() - 1)));
    }

    /** @throws InputException if {@code text} is not the shorthand of a network, or a size is out of range */
    public static Topology parse(String text) {
        return new TopologyParser(text).parse();
    }

    /** The shape of a network whose layers are given. */
    static Topology of(List<? extends Shaped> layers, List<Integer> heads) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs layers");
        }
        Topology topology = new Topology(
                layers.get(0).input(), layers.stream().map(Shaped::shape).toList(), heads);
        for (int i = 1; i < layers.size(); i++) {
            VolumeShape given = topology.outputOf(i - 1);
            VolumeShape taken = layers.get(i).input();
            boolean fits = layers.get(i).shape().flattens() ? given.size() == taken.size() : given.equals(taken);
            if (!fits) {
                throw new IllegalArgumentException("layer " + i + " has " + taken.size() + " inputs (" + taken
                        + "), but the layer before it has " + given.size() + " neurons (" + given + ")");
            }
        }
        return topology;
    }

    /** How many layers there are. */
    public int depth() {
        return layers.size();
    }

    public int inputs() {
        return input.size();
    }

    /** Neurons of the output layer: the classes of all heads. */
    public int outputs() {
        return outputOf(depth() - 1).size();
    }

    /** The volume that a layer takes. A dense layer takes it as a vector. */
    public VolumeShape inputOf(int layer) {
        return output(input, layers.subList(0, layer));
    }

    /** The volume that a layer gives. */
    public VolumeShape outputOf(int layer) {
        return output(input, layers.subList(0, layer + 1));
    }

    /**
     * Where the spikes that are presented to a layer are in the volume that it takes. They are those of the last layer before
     * it that has spikes of its own, or those presented to the network.
     */
    public AddressMap addressesOf(int layer) {
        AddressMap map = AddressMap.identity(input);
        VolumeShape volume = input;
        for (LayerShape before : layers.subList(0, layer)) {
            Optional<AddressMap> addresses = before.addresses(volume);
            volume = before.output(volume);
            map = addresses.isPresent() ? map.then(addresses.get()) : AddressMap.identity(volume);
        }
        return map;
    }

    /** Whether all layers are fully connected. */
    public boolean isPerceptron() {
        return layers.stream().allMatch(Topology::isFullyConnected);
    }

    /** How many layers have neurons of their own, and so weights. */
    public int weightedLayers() {
        return (int) IntStream.range(0, depth())
                .filter(layer -> weightsOf(layer).isPresent())
                .count();
    }

    /** The shape of a layer's weights; empty if it has no neurons of its own. */
    public Optional<WeightShape> weightsOf(int layer) {
        return layers.get(layer).weights(inputOf(layer));
    }

    /** The shorthand, which {@link #parse} reads. */
    @Override
    public String toString() {
        boolean perceptron = isPerceptron();
        String classes = heads.stream().map(String::valueOf).collect(Collectors.joining("+"));
        StringJoiner text = new StringJoiner("-");
        text.add(perceptron ? String.valueOf(inputs()) : input.toString());
        for (int i = 0; i < depth() - 1; i++) {
            text.add(
                    perceptron
                            ? String.valueOf(outputOf(i).size())
                            : layers.get(i).toString());
        }
        return text.add(perceptron ? classes : classes + "o").toString();
    }

    private static VolumeShape output(VolumeShape input, List<LayerShape> layers) {
        VolumeShape volume = input;
        for (LayerShape layer : layers) {
            volume = layer.output(volume);
        }
        return volume;
    }

    private static int requireInputs(int inputs) {
        if (inputs < 1 || inputs > MAX_SIZE) {
            throw new InputException("layer size " + inputs + " is out of range, allowed 1 to " + MAX_SIZE);
        }
        return inputs;
    }

    private static void requireOrder(List<LayerShape> layers) {
        for (int i = 0; i < layers.size(); i++) {
            LayerShape layer = layers.get(i);
            if (!layer.flattens() && i > 0 && layers.get(i - 1).flattens()) {
                LayerShape previous = layers.get(i - 1);
                throw new InputException("layer " + layer + " comes after the " + previous.kind() + " layer " + previous
                        + ", which has no rows and columns");
            }
        }
        LayerShape last = layers.get(layers.size() - 1);
        if (!isFullyConnected(last)) {
            throw new InputException("the last layer is " + last + ", expected a dense layer such as 10o");
        }
    }

    /** What gives no spikes of its own gives numbers of them: only neurons take those, or what passes them on likewise. */
    private static void requireSpikes(VolumeShape input, List<LayerShape> layers) {
        VolumeShape volume = input;
        for (int i = 0; i + 1 < layers.size(); i++) {
            LayerShape layer = layers.get(i);
            LayerShape next = layers.get(i + 1);
            boolean counts = layer.addresses(volume).isPresent();
            volume = layer.output(volume);
            if (counts && !hasNeurons(next) && next.addresses(volume).isEmpty()) {
                throw new InputException("layer " + next + " comes after the " + layer.kind() + " layer " + layer
                        + ", which gives numbers of spikes; allowed behind it are a convolution, a dense layer or another "
                        + layer.kind());
            }
        }
    }

    private static boolean isFullyConnected(LayerShape layer) {
        return layer.flattens() && hasNeurons(layer);
    }

    private static boolean hasNeurons(LayerShape layer) {
        return layer.weights(VolumeShape.flat(1)).isPresent();
    }

    private static void requireClasses(List<Integer> heads) {
        for (int head : heads) {
            if (head < 1 || head > MAX_SIZE) {
                throw new InputException("head of " + head + " classes is out of range, allowed 1 to " + MAX_SIZE);
            }
        }
    }

    private static void requireHeads(int outputs, List<Integer> heads) {
        if (outputs != heads.stream().mapToInt(Integer::intValue).sum()) {
            throw new InputException(
                    "heads of " + heads + " classes do not fit an output layer of " + outputs + " neurons");
        }
    }
}
