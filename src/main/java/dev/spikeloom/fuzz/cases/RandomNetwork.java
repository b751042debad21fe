package dev.spikeloom.fuzz.cases;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random networks of dense layers. */
public final class RandomNetwork {
    private static final float[] SCALE = {1};

    private RandomNetwork() {}

    /**
     * A network of neurons of any model, with biases or without, with one head or two.
     *
     * @param sizes inputs, then the neurons of each layer
     * @throws dev.spikeloom.io.InputException if a size or {@code weightBits} is out of range
     */
    public static QuantizedNetwork any(RandomDraws draws, List<Integer> sizes, int weightBits) {
        NeuronModel model = model(draws);
        boolean biases = draws.oneIn(3);
        boolean shared = draws.oneIn(3);
        WeightFormat format = new WeightFormat(weightBits);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.size(); i++) {
            layers.add(layer(draws, model, format, sizes.get(i), sizes.get(i + 1), biases, shared));
        }
        int outputs = sizes.get(sizes.size() - 1);
        int first = outputs > 1 && draws.flag() ? draws.between(1, outputs - 1) : outputs;
        List<Integer> heads = first == outputs ? List.of(outputs) : List.of(first, outputs - first);
        return new QuantizedNetwork(model, format, layers, heads);
    }

    private static NeuronModel model(RandomDraws draws) {
        return switch (draws.below(5)) {
            case 0 -> NeuronModel.SNN_DC;
            case 1 -> NeuronModel.SNN_CT;
            case 2 -> NeuronModel.continuous(NeuronModel.Reset.ZERO);
            case 3 -> NeuronModel.lif(draws.between(1, 5), NeuronModel.Reset.SUBTRACT);
            default -> NeuronModel.lif(draws.between(1, 5), NeuronModel.Reset.ZERO);
        };
    }

    private static QuantizedDenseLayer layer(
            RandomDraws draws,
            NeuronModel model,
            WeightFormat format,
            int inputs,
            int neurons,
            boolean biases,
            boolean shared) {
        int[] thresholds = new int[neurons];
        int[] bias = new int[neurons];
        for (int n = 0; n < neurons; n++) {
            thresholds[n] = shared && n > 0 ? thresholds[0] : threshold(draws, model, format);
            bias[n] = biases ? draws.between(-format.max(), format.max()) : 0;
        }
        return new QuantizedDenseLayer(weights(draws, format, inputs, neurons), bias, thresholds, SCALE);
    }

    /**
     * Other weights, and other thresholds and biases within those of a layer, so that the registers that hold these are
     * as wide: they change their places.
     */
    static QuantizedDenseLayer reloaded(RandomDraws draws, WeightFormat format, QuantizedDenseLayer layer) {
        return new QuantizedDenseLayer(
                weights(draws, format, layer.inputs(), layer.neurons()),
                shuffled(draws, layer.biases()),
                shuffled(draws, layer.thresholds()),
                SCALE);
    }

    /** A threshold about which neurons do fire. */
    private static int threshold(RandomDraws draws, NeuronModel model, WeightFormat format) {
        return model.carriesOver()
                ? draws.between(1, 3 * format.max() + 1)
                : draws.between(-format.max(), format.max());
    }

    /** Over the whole range of the format; of some layers only the extreme ones, or few that are not zero. */
    private static short[][] weights(RandomDraws draws, WeightFormat format, int inputs, int neurons) {
        int kind = draws.below(6);
        short[][] weights = new short[inputs][neurons];
        for (short[] row : weights) {
            for (int n = 0; n < neurons; n++) {
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
