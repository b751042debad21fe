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
import java.util.Optional;

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

    /** One in which the thresholds of neighbours differ, so that one in the place of the other shows. */
    QuantizedNetwork of(long seed) {
        return of(seed, Optional.empty());
    }

    /** Another, each threshold of which differs, so that one that is not loaded shows. */
    QuantizedNetwork unlike(QuantizedNetwork first, long seed) {
        return of(seed, Optional.of(first));
    }

    private QuantizedNetwork of(long seed, Optional<QuantizedNetwork> unlike) {
        RandomDraws draws = RandomDraws.counted(seed);
        Topology shape = Topology.parse(topology);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < shape.depth(); i++) {
            int layer = i;
            layers.add(shape.layers()
                    .get(layer)
                    .quantizedLayer(
                            shape.inputOf(layer),
                            () -> numbers(
                                    draws,
                                    shape.weightsOf(layer).orElseThrow(),
                                    unlike.flatMap(
                                            first -> first.layers().get(layer).integerWeights()))));
        }
        return new QuantizedNetwork(layers, shape.heads());
    }

    private IntegerWeights numbers(RandomDraws draws, WeightShape shape, Optional<IntegerWeights> unlike) {
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
            int unwanted = unlike.isPresent() ? unlike.get().thresholds()[n] : n > 0 ? thresholds[n - 1] : least - 1;
            if (thresholds[n] == unwanted && !(sharedThreshold && n > 0)) {
                thresholds[n] = thresholds[n] > format.max() ? least : thresholds[n] + 1;
            }
        }
        return new IntegerWeights(model, format, weights, ofBiases, thresholds, new float[] {1});
    }
}
