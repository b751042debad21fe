package dev.spikeloom.train;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains multilayer perceptrons of SNN-DC neurons directly in the spiking domain (Yin et al. 2017): binary activations
 * with a surrogate gradient, squared hinge loss, Adam with an exponentially decaying learning rate, dropout on input
 * and hidden spikes. A sample is presented for one time step an epoch, with fresh Bernoulli spikes each time.
 *
 * <p>The same data, topology and configuration give the same bytes, for any number of threads, and however often
 * training was stopped and resumed.
 */
public final class Trainer {
    private final Topology topology;
    private final Dataset dataset;
    private final TrainingConfig config;
    private final Progress progress;
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private int checkpointInterval;

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

    /**
     * Resumes from {@code file} if it exists, and writes it every {@code everyEpochs} epochs and at the end.
     *
     * @return this
     */
    public Trainer withCheckpoint(Path file, int everyEpochs) {
        if (everyEpochs < 1) {
            throw new InputException(
                    "training.checkpoint_every " + everyEpochs + " is out of range, allowed 1 and above");
        }
        checkpoint = Optional.of(new Checkpoint(file, topology, dataset, config));
        checkpointInterval = everyEpochs;
        return this;
    }

    /**
     * Trains until the last epoch.
     *
     * @throws InputException if training diverges, or the checkpoint cannot be written or does not fit
     */
    public TrainedNetwork train() {
        TrainingState state = TrainingState.initial(topology, dataset.training(), config.seed());
        checkpoint.filter(Checkpoint::exists).ifPresent(file -> resume(file, state));
        try (WorkerPool pool = new WorkerPool(config.threads())) {
            EpochRunner runner = new EpochRunner(state.layers(), dataset.training(), config, pool);
            TrainingProgress reports =
                    new TrainingProgress(progress, config.epochs(), runner.batchesPerEpoch(), state.epochsDone());
            for (int epoch = state.epochsDone(); epoch < config.epochs(); epoch++) {
                runEpoch(epoch, runner, state, reports);
            }
        }
        return state.result();
    }

    private void resume(Checkpoint file, TrainingState state) {
        file.readInto(state);
        progress.message("resuming after epoch " + state.epochsDone() + " of " + config.epochs());
    }

    private void runEpoch(int index, EpochRunner runner, TrainingState state, TrainingProgress reports) {
        EpochRunner.EpochLoss loss = runner.run(index, batches -> reports.batchDone(index, batches));
        Network network = state.network();
        EpochResult result = new EpochResult(
                index + 1, config.learningRateAt(index), loss.loss(), loss.accuracy(), validate(network));
        boolean best = state.add(result, network);
        reports.epochDone(result, best);
        if ((index + 1) % checkpointInterval() == 0 || index + 1 == config.epochs()) {
            checkpoint.ifPresent(file -> file.write(state));
        }
    }

    private int checkpointInterval() {
        return Math.max(1, checkpointInterval);
    }

    private double validate(Network network) {
        return FloatEvaluator.evaluate(
                        network,
                        dataset.validation(),
                        List.of(config.validationTimeSteps()),
                        RandomStream.VALIDATION.key(config.seed()),
                        config.threads())
                .at(config.validationTimeSteps());
    }
}
