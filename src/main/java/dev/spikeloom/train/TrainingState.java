package dev.spikeloom.train;

import dev.spikeloom.dataset.Samples;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/** All that training has reached after some epochs; what follows is a function of it, the data and the configuration. */
final class TrainingState {
    static final float THRESHOLD = 1;

    private final List<TrainableLayer> layers;
    private final List<EpochResult> history = new ArrayList<>();
    private Network best;
    private int bestEpoch;

    private TrainingState(List<TrainableLayer> layers) {
        this.layers = layers;
        this.best = network();
    }

    /**
     * The state before the first epoch: weights uniform with the limit of Glorot and Bengio 2010, hidden biases halfway
     * to the threshold, so that the silent neurons of the deeper layers start inside the surrogate gradient's window.
     */
    static TrainingState initial(Topology topology, Samples samples, long seed) {
        List<TrainableLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            int inputs = topology.inputOf(i).size();
            int neurons = topology.outputOf(i).size();
            TrainableLayer layer = new TrainableLayer(inputs, neurons, THRESHOLD, i == 0);
            float limit = (float) Math.sqrt(6.0 / (inputs + neurons));
            float bias = i + 1 < topology.depth() ? THRESHOLD / 2 : 0;
            layer.initialise(limit, bias, CounterRandom.derive(RandomStream.WEIGHTS.key(seed), i));
            layers.add(layer);
        }
        silenceDarkPixels(layers.get(0), samples);
        return new TrainingState(layers);
    }

    /** A pixel that is dark in every training image would keep its random weights, and disturb others' images. */
    private static void silenceDarkPixels(TrainableLayer first, Samples samples) {
        SpikeVector used = samples.usedInputs();
        for (int pixel = 0; pixel < used.size(); pixel++) {
            if (!used.get(pixel)) {
                first.silence(pixel);
            }
        }
    }

    List<TrainableLayer> layers() {
        return layers;
    }

    List<EpochResult> history() {
        return history;
    }

    int epochsDone() {
        return history.size();
    }

    /** The network as it is now. */
    Network network() {
        List<DenseLayer> snapshots =
                layers.stream().map(TrainableLayer::snapshot).toList();
        return new Network(NeuronModel.SNN_DC, snapshots);
    }

    Network best() {
        return best;
    }

    /** From 1; 0 before the first epoch is done. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Adds the result of an epoch that left {@code network}, and returns whether it is the best so far. */
    boolean add(EpochResult result, Network network) {
        boolean better = bestEpoch == 0
                || result.validationAccuracy() > history.get(bestEpoch - 1).validationAccuracy();
        history.add(result);
        if (better) {
            best = network;
            bestEpoch = result.epoch();
        }
        return better;
    }

    /** Continues from a checkpoint, whose parameters have been written into the layers. */
    void resume(List<EpochResult> results, Network bestNetwork, int epochOfBest) {
        layers.forEach(TrainableLayer::resume);
        history.addAll(results);
        best = bestNetwork;
        bestEpoch = epochOfBest;
    }

    TrainedNetwork result() {
        return new TrainedNetwork(best, bestEpoch, history);
    }
}
