package dev.spikeloom.mutate;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/**
 * A small network with random weights. Potentials and thresholds are small whole numbers, so that a potential often is
 * just at its threshold.
 *
 * @param topology in shorthand
 * @param weightBits bits of a weight
 * @param model of all neurons
 * @param biases whether neurons have biases
 * @param sharedThreshold whether the neurons of a layer have one threshold, and not one each
 */
record SubjectNetwork(String topology, int weightBits, NeuronModel model, boolean biases, boolean sharedThreshold) {

    QuantizedNetwork of(long seed) {
        RandomDraws draws = RandomDraws.counted(seed);
        Topology shape = Topology.parse(topology);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < shape.depth(); i++) {
            int layer = i;
            layers.add(shape.layers()
                    .get(layer)
                    .quantizedLayer(
                            shape.inputOf(layer),
                            () -> numbers(draws, shape.weightsOf(layer).orElseThrow())));
        }
        return new QuantizedNetwork(layers, shape.heads());
    }

    private IntegerWeights numbers(RandomDraws draws, WeightShape shape) {
        WeightFormat format = new WeightFormat(weightBits);
        short[][] weights = new short[shape.rows()][shape.columns()];
        for (short[] row : weights) {
            for (int n = 0; n < row.length; n++) {
                row[n] = (short) format.decode(draws.between(0, (1 << weightBits) - 1));
            }
        }
        int[] ofBiases = new int[shape.columns()];
        int[] thresholds = new int[shape.columns()];
        for (int n = 0; n < thresholds.length; n++) {
            ofBiases[n] = biases ? draws.between(-format.max() - 2, format.max() + 2) : 0;
            int least = model.carriesOver() ? 1 : -format.max();
            thresholds[n] = sharedThreshold && n > 0 ? thresholds[0] : draws.between(least, format.max() + 1);
        }
        return new IntegerWeights(model, format, weights, ofBiases, thresholds, new float[] {1});
    }
}
