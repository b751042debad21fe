package dev.spikeloom.train;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains multilayer perceptrons of SNN-DC neurons directly in the spiking domain (Yin et al. 2017): binary activations
 * with a surrogate gradient, squared hinge loss, Adam with an exponentially decaying learning rate, dropout on input
 * and hidden spikes. A sample is presented for one time step an epoch, with fresh Bernoulli spikes each time.
 *
 * <p>The same data, topology and configuration give the same bytes, for any number of threads.
 */
public final class Trainer {
    private final Topology topology;
    private final Dataset dataset;
    private final TrainingConfig config;
    private final Progress progress;

    /** @throws InputException if the topology does not fit the data set */
    public Trainer(Topology topology, Dataset dataset, TrainingConfig config, Progress progress) {
        if (topology.inputs() != dataset.training().inputs()) {
            throw new InputException("network " + topology + " has " + topology.inputs() + " inputs, but images of "
                    + dataset.name() + " have " + dataset.training().inputs() + " pixels");
        }
        if (topology.outputs() != dataset.classes()) {
            throw new InputException("network " + topology + " has " + topology.outputs() + " outputs, but "
                    + dataset.name() + " has " + dataset.classes() + " classes");
        }
        this.topology = topology;
        this.dataset = dataset;
        this.config = config;
        this.progress = progress;
    }

    /** @throws InputException if training diverges */
    public TrainedNetwork train() {
        TrainingRun run = new TrainingRun(topology, dataset.training(), config);
        List<EpochResult> history = new ArrayList<>();
        Network best = run.snapshot();
        int bestEpoch = 0;
        double bestAccuracy = -1;
        try (WorkerPool pool = new WorkerPool(config.threads())) {
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                TrainingRun.EpochLoss loss = run.runEpoch(epoch, pool);
                Network network = run.snapshot();
                double accuracy = FloatEvaluator.evaluate(
                                network,
                                dataset.validation(),
                                List.of(config.validationTimeSteps()),
                                RandomStream.VALIDATION.key(config.seed()),
                                config.threads())
                        .at(config.validationTimeSteps());
                history.add(new EpochResult(
                        epoch + 1, config.learningRateAt(epoch), loss.loss(), loss.accuracy(), accuracy));
                if (accuracy > bestAccuracy) {
                    best = network;
                    bestEpoch = epoch + 1;
                    bestAccuracy = accuracy;
                }
                progress.update(epoch + 1, config.epochs(), describe(history.get(epoch)));
            }
        }
        return new TrainedNetwork(best, bestEpoch, history);
    }

    private static String describe(EpochResult epoch) {
        return String.format(
                Locale.ROOT,
                "loss %.4f, training %.2f%%, validation %.2f%%",
                epoch.loss(),
                100 * epoch.trainingAccuracy(),
                100 * epoch.validationAccuracy());
    }
}
