package dev.spikeloom.convert;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains a ReLU network by back propagation: softmax with cross entropy, Adam with an exponentially decaying learning
 * rate, dropout (Srivastava et al. 2014) on inputs and hidden activations. In training it sees the samples as {@link
 * EncodedInputs}, in validation as {@link Intensities}.
 *
 * <p>The same data, topology and configuration give the same bytes for any number of threads.
 */
public final class ReluTrainer {
    private static final int BATCHES_PER_UPDATE = 50;

    private final Topology topology;
    private final Dataset dataset;
    private final ReluTrainingConfig config;
    private final Progress progress;
    private String lastEpoch = "first epoch";

    /** @throws InputException if the topology is not dense with one head, or does not fit the data set */
    public ReluTrainer(Topology topology, Dataset dataset, ReluTrainingConfig config, Progress progress) {
        requireDense(topology);
        if (topology.inputs() != dataset.training().inputs()
                || !topology.heads().equals(dataset.heads())) {
            throw new InputException("network " + topology + " does not fit " + dataset.name() + ", which has "
                    + dataset.training().inputs() + " inputs and " + dataset.heads() + " classes");
        }
        this.topology = topology;
        this.dataset = dataset;
        this.config = config;
        this.progress = progress;
    }

    private static void requireDense(Topology topology) {
        if (!topology.isPerceptron() || topology.heads().size() != 1) {
            throw new InputException("network " + topology
                    + " cannot be converted, only dense layers with one head, such as 784-256-256-10");
        }
    }

    /**
     * Trains all epochs and keeps the one with the highest validation accuracy.
     *
     * @throws InputException if training diverges, naming the epoch and the layer
     */
    public TrainedReluNetwork train() {
        List<TrainableWeights> layers = initialLayers();
        List<ReluEpochResult> history = new ArrayList<>();
        ReluNetwork best = snapshot(layers);
        int bestEpoch = 0;
        try (WorkerPool pool = new WorkerPool(config.threads())) {
            ReluEpochRunner runner = new ReluEpochRunner(layers, dataset.training(), config, pool);
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                int index = epoch;
                ReluEpochRunner.EpochLoss loss = runner.run(epoch, batches -> update(runner, index, batches));
                ReluNetwork network = snapshot(layers);
                double accuracy = ReluEvaluator.evaluate(network, dataset.validation(), pool, config.threads());
                if (bestEpoch == 0 || accuracy > history.get(bestEpoch - 1).validationAccuracy()) {
                    best = network;
                    bestEpoch = epoch + 1;
                }
                history.add(new ReluEpochResult(epoch + 1, loss.loss(), loss.accuracy(), accuracy));
                report(history.get(epoch), bestEpoch == epoch + 1);
            }
        }
        return new TrainedReluNetwork(best, bestEpoch, history);
    }

    private List<TrainableWeights> initialLayers() {
        List<TrainableWeights> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            TrainableWeights layer = new TrainableWeights(
                    topology.inputOf(i).size(), topology.outputOf(i).size(), i == 0);
            layer.initialise(CounterRandom.derive(RandomStream.WEIGHTS.key(config.seed()), i));
            layers.add(layer);
        }
        silenceDarkInputs(layers.get(0), dataset.training().usedInputs());
        return layers;
    }

    /** An input that is dark in every training sample would keep its random weights, and disturb others' samples. */
    private static void silenceDarkInputs(TrainableWeights first, SpikeVector used) {
        for (int input = 0; input < used.size(); input++) {
            if (!used.get(input)) {
                first.silence(input);
            }
        }
    }

    private static ReluNetwork snapshot(List<TrainableWeights> layers) {
        return new ReluNetwork(layers.stream().map(TrainableWeights::snapshot).toList());
    }

    private void update(ReluEpochRunner runner, int epoch, int batches) {
        int perEpoch = runner.batchesPerEpoch();
        if (batches % BATCHES_PER_UPDATE == 0 || batches == perEpoch) {
            progress.update((long) epoch * perEpoch + batches, (long) config.epochs() * perEpoch, lastEpoch);
        }
    }

    private void report(ReluEpochResult result, boolean best) {
        lastEpoch = String.format(
                Locale.ROOT,
                "loss %.4f, training %.2f%%, validation %.2f%%",
                result.loss(),
                100 * result.trainingAccuracy(),
                100 * result.validationAccuracy());
        progress.message(
                "epoch " + result.epoch() + "/" + config.epochs() + ": " + lastEpoch + (best ? " (best)" : ""));
    }
}
