package dev.spikeloom.train;

import dev.spikeloom.network.Network;
import java.util.List;

/**
 * What training gives.
 *
 * @param network as it was after the best epoch
 * @param bestEpoch from 1: the epoch with the highest validation accuracy, the first of several
 * @param history one an epoch
 */
public record TrainedNetwork(Network network, int bestEpoch, List<EpochResult> history) {
    public TrainedNetwork {
        history = List.copyOf(history);
    }
}
