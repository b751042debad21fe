package dev.spikeloom.train;

import dev.spikeloom.network.Network;
import dev.spikeloom.train.layer.TrainableLayer;
import java.util.ArrayList;
import java.util.List;

/** All that training has reached after some epochs; what follows is a function of it, the data and the configuration. */
final class TrainingState {
    private final TrainableNetwork network;
    private final List<EpochResult> history = new ArrayList<>();
    private float[][][] best;
    private int bestEpoch;

    TrainingState(TrainableNetwork network) {
        this.network = network;
        this.best = network.copyOfParameters();
    }

    TrainableNetwork network() {
        return network;
    }

    List<EpochResult> history() {
        return history;
    }

    int epochsDone() {
        return history.size();
    }

    /** The parameters of the best epoch, {@code [layers][inputs + 1][columns]}. */
    float[][][] best() {
        return best;
    }

    /** From 1; 0 before the first epoch is done. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Adds the result of an epoch that left {@code parameters}, and returns whether it is the best so far. */
    boolean add(EpochResult result, float[][][] parameters) {
        boolean better = bestEpoch == 0
                || result.validationAccuracy() > history.get(bestEpoch - 1).validationAccuracy();
        history.add(result);
        if (better) {
            best = parameters;
            bestEpoch = result.epoch();
        }
        return better;
    }

    /** Continues from a checkpoint, which has been written into the network and {@link #best}. */
    void resume(List<EpochResult> results, int epochOfBest) {
        network.layers().forEach(TrainableLayer::resume);
        history.addAll(results);
        bestEpoch = epochOfBest;
    }

    TrainedNetwork result() {
        Network trained = network.network(best);
        return new TrainedNetwork(trained, bestEpoch, history);
    }
}
