package dev.spikeloom.convert;

import java.util.List;

/**
 * What training gives.
 *
 * @param network as it was after the best epoch
 * @param bestEpoch from 1: the epoch with the highest validation accuracy, the first of several
 * @param history one an epoch
 */
public record TrainedReluNetwork(ReluNetwork network, int bestEpoch, List<ReluEpochResult> history) {
    public TrainedReluNetwork {
        history = List.copyOf(history);
    }

    /** Of the epoch that was kept, 0 to 1. */
    public double validationAccuracy() {
        return history.get(bestEpoch - 1).validationAccuracy();
    }
}
