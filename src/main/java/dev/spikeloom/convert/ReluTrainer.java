package dev.spikeloom.convert;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.EpochLoop;
import dev.spikeloom.train.EpochReports;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a ReLU network by back propagation: softmax with cross entropy, Adam with an exponentially decaying learning
 * rate, dropout (Srivastava et al. 2014) on inputs and hidden activations. In training it sees the samples as {@link
 * EncodedInputs}, in validation as {@link Intensities}.
 *
 * <p>The same data, topology and configuration give the same bytes for any number of threads.
 */
public final class ReluTrainer {
    private final Topology topology;
    private final Dataset dataset;
    private final ReluTrainingConfig config;
    private final Progress progress;

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
            EpochReports reports = new EpochReports(progress, config.epochs(), runner.batchesPerEpoch());
            for (int epoch = 0; epoch < config.epochs(); epoch++) {
                int index = epoch;
                EpochLoop.Outcome outcome = runner.run(epoch, batches -> reports.batchDone(index, batches));
                ReluNetwork network = snapshot(layers);
                double accuracy = ReluEvaluator.evaluate(network, dataset.validation(), pool, config.threads());
                if (bestEpoch == 0 || accuracy > history.get(bestEpoch - 1).validationAccuracy()) {
                    best = network;
                    bestEpoch = epoch + 1;
                }
                history.add(new ReluEpochResult(epoch + 1, outcome.loss(), outcome.accuracy(), accuracy));
                reports.epochDone(epoch + 1, outcome.loss(), outcome.accuracy(), accuracy, bestEpoch == epoch + 1, "");
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
}
