package dev.spikeloom.mutate;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/**
 * A small network with random weights. Potentials and thresholds are small whole numbers, so that a potential often is
 * just at its threshold.
 *
 * @param sizes of the layers, inputs first
 * @param weightBits bits of a weight
 * @param model of all neurons
 * @param biases whether neurons have biases
 * @param sharedThreshold whether the neurons of a layer have one threshold, and not one each
 * @param heads classes of each head
 */
record SubjectNetwork(
        List<Integer> sizes,
        int weightBits,
        NeuronModel model,
        boolean biases,
        boolean sharedThreshold,
        List<Integer> heads) {

    QuantizedNetwork of(long seed) {
        RandomDraws draws = RandomDraws.counted(seed);
        WeightFormat format = new WeightFormat(weightBits);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.size(); i++) {
            layers.add(layer(draws, format, sizes.get(i), sizes.get(i + 1)));
        }
        return new QuantizedNetwork(layers, heads);
    }

    private QuantizedDenseLayer layer(RandomDraws draws, WeightFormat format, int inputs, int neurons) {
        short[][] weights = new short[inputs][neurons];
        for (short[] row : weights) {
            for (int n = 0; n < neurons; n++) {
                row[n] = (short) format.decode(draws.between(0, (1 << weightBits) - 1));
            }
        }
        int[] ofBiases = new int[neurons];
        int[] thresholds = new int[neurons];
        for (int n = 0; n < neurons; n++) {
            ofBiases[n] = biases ? draws.between(-format.max() - 2, format.max() + 2) : 0;
            int least = model.carriesOver() ? 1 : -format.max();
            thresholds[n] = sharedThreshold && n > 0 ? thresholds[0] : draws.between(least, format.max() + 1);
        }
        return new QuantizedDenseLayer(model, format, weights, ofBiases, thresholds, new float[] {1});
    }
}
