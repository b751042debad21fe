package dev.spikeloom.fuzz.cases;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Random networks. */
public final class RandomNetwork {
    private static final float[] SCALE = {1};

    private RandomNetwork() {}

    /**
     * A network of neurons of any model, the same in all layers, with biases or without, with one head or two.
     *
     * @param topology whose output neurons are shared by the heads
     * @throws dev.spikeloom.io.InputException if {@code weightBits} is out of range
     */
    public static QuantizedNetwork any(RandomDraws draws, Topology topology, int weightBits) {
        NeuronModel model = model(draws);
        return of(draws, topology, () -> model, () -> weightBits);
    }

    /**
     * The same, but each layer has neurons of any model, and weights of its own width.
     *
     * @param topology whose output neurons are shared by the heads
     * @param weightBits draws bits of a weight
     * @throws dev.spikeloom.io.InputException if bits of a weight are out of range
     */
    static QuantizedNetwork mixed(RandomDraws draws, Topology topology, IntSupplier weightBits) {
        return of(draws, topology, () -> model(draws), weightBits);
    }

    private static QuantizedNetwork of(
            RandomDraws draws, Topology topology, Supplier<NeuronModel> model, IntSupplier weightBits) {
        boolean biases = draws.oneIn(3);
        boolean shared = draws.oneIn(3);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            VolumeShape input = topology.inputOf(i);
            LayerShape shape = topology.layers().get(i);
            layers.add(shape.quantizedLayer(input, () -> {
                WeightFormat format = new WeightFormat(weightBits.getAsInt());
                NeuronModel drawn = model.get();
                NeuronModel allowed = shape.allows(drawn) ? drawn : drawn.withoutSynapse();
                return numbers(draws, allowed, format, shape.weights(input).orElseThrow(), biases, shared);
            }));
        }
        int outputs = topology.outputs();
        int first = outputs > 1 && draws.flag() ? draws.between(1, outputs - 1) : outputs;
        List<Integer> heads = first == outputs ? List.of(outputs) : List.of(first, outputs - first);
        return new QuantizedNetwork(layers, heads);
    }

    private static NeuronModel model(RandomDraws draws) {
        int kind = draws.below(5);
        NeuronModel model =
                switch (kind) {
                    case 0 -> NeuronModel.SNN_DC;
                    case 1 -> NeuronModel.SNN_CT;
                    case 2 -> NeuronModel.continuous(NeuronModel.Reset.ZERO);
                    case 3 -> NeuronModel.lif(leak(draws), NeuronModel.Reset.SUBTRACT);
                    default -> NeuronModel.lif(leak(draws), NeuronModel.Reset.ZERO);
                };
        return model.carriesOver() && draws.oneIn(3) ? model.withSynapse(leak(draws)) : model;
    }

    private static Leak leak(RandomDraws draws) {
        int shift = draws.between(1, 5);
        return draws.oneIn(3) ? new Leak(shift, shift + draws.between(1, 3)) : Leak.of(shift);
    }

    private static IntegerWeights numbers(
            RandomDraws draws,
            NeuronModel model,
            WeightFormat format,
            WeightShape shape,
            boolean biases,
            boolean shared) {
        int[] thresholds = new int[shape.columns()];
        int[] bias = new int[shape.columns()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = shared && n > 0 ? thresholds[0] : threshold(draws, model, format);
            bias[n] = biases ? draws.between(-format.max(), format.max()) : 0;
        }
        return new IntegerWeights(model, format, weights(draws, format, shape), bias, thresholds, SCALE);
    }

    /**
     * Other weights, and other thresholds and biases within those of a layer, so that the registers that hold these are
     * as wide: they change their places.
     */
    static QuantizedLayer reloaded(RandomDraws draws, QuantizedLayer layer) {
        return layer.with(numbers -> new IntegerWeights(
                numbers.neuronModel(),
                numbers.weightFormat(),
                weights(
                        draws,
                        numbers.weightFormat(),
                        new WeightShape(numbers.weights().length, numbers.biases().length)),
                shuffled(draws, numbers.biases()),
                shuffled(draws, numbers.thresholds()),
                SCALE));
    }

    /** A threshold about which neurons do fire. */
    private static int threshold(RandomDraws draws, NeuronModel model, WeightFormat format) {
        return model.carriesOver()
                ? draws.between(1, 3 * format.max() + 1)
                : draws.between(-format.max(), format.max());
    }

    /** Over the whole range of the format; of some layers only the extreme ones, or few that are not zero. */
    private static short[][] weights(RandomDraws draws, WeightFormat format, WeightShape shape) {
        int kind = draws.below(6);
        short[][] weights = new short[shape.rows()][shape.columns()];
        for (short[] row : weights) {
            for (int n = 0; n < row.length; n++) {
                int any = format.decode(draws.below(1 << format.bits()));
                row[n] = (short)
                        switch (kind) {
                            case 0 -> any < 0 ? format.min() : format.max();
                            case 1 -> draws.oneIn(4) || format.bits() == 1 ? any : 0;
                            default -> any;
                        };
            }
        }
        return weights;
    }

    private static int[] shuffled(RandomDraws draws, int[] numbers) {
        List<Integer> list = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
        draws.shuffle(list);
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
