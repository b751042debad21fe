package dev.spikeloom.train;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.train.layer.WeightGrid;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains networks directly in the spiking domain (Yin et al. 2017): binary activations with a surrogate gradient,
 * squared hinge loss, Adam with an exponentially decaying learning rate, dropout. SNN-DC networks see a sample for one
 * time step an epoch, with fresh Bernoulli spikes each time; networks that have SNN-CT or LIF layers for all its time
 * steps, with back propagation through time in these layers.
 *
 * <p>The same data, topology and configuration give the same bytes, for any number of threads, and however often
 * training was stopped and resumed.
 */
public final class Trainer {
    private final Topology topology;
    private final List<NeuronModel> neuronModels;
    private final Dataset dataset;
    private final TrainingConfig config;
    private final Progress progress;
    private Optional<Network> start = Optional.empty();
    private List<WeightGrid> grids = List.of();
    private Optional<Path> checkpointFile = Optional.empty();
    private int checkpointInterval = 1;

    /**
     * Trains a network whose neurons are all alike.
     *
     * @throws InputException if the topology does not fit the data set
     */
    public Trainer(
            Topology topology, NeuronModel neuronModel, Dataset dataset, TrainingConfig config, Progress progress) {
        this(topology, Collections.nCopies(topology.weightedLayers(), neuronModel), dataset, config, progress);
    }

    /**
     * @param neuronModels one for each layer with weights, input side first
     * @throws InputException if the topology does not fit the data set
     * @throws IllegalArgumentException if there is not a model for each layer with weights
     */
    public Trainer(
            Topology topology,
            List<NeuronModel> neuronModels,
            Dataset dataset,
            TrainingConfig config,
            Progress progress) {
        if (topology.inputs() != dataset.training().inputs()) {
            throw new InputException("network " + topology + " has " + topology.inputs() + " inputs, but samples of "
                    + dataset.name() + " have " + inputs(dataset.training()));
        }
        if (topology.outputs() != dataset.classes()) {
            throw new InputException("network " + topology + " has " + topology.outputs() + " outputs, but "
                    + dataset.name() + " has " + dataset.classes() + " classes");
        }
        if (!topology.heads().equals(dataset.heads())) {
            throw new InputException("network " + topology + " has heads of " + topology.heads() + " outputs, but "
                    + dataset.name() + " has tasks of " + dataset.heads() + " classes");
        }
        if (neuronModels.size() != topology.weightedLayers()) {
            throw new IllegalArgumentException(
                    neuronModels.size() + " neuron models for " + topology.weightedLayers() + " layers with weights");
        }
        requireTimeSteps("time_steps", config.timeSteps(), dataset.training().timeSteps(), dataset.name());
        this.topology = topology;
        this.neuronModels = List.copyOf(neuronModels);
        this.dataset = dataset;
        this.config = config;
        this.progress = progress;
    }

    private static String inputs(Samples samples) {
        return samples.channels() == 1
                ? samples.inputs() + " pixels"
                : samples.rows() + " x " + samples.columns() + " pixels with " + samples.channels() + " inputs each";
    }

    private static void requireTimeSteps(String name, int asked, int recorded, String dataset) {
        if (recorded != 0 && asked != recorded) {
            throw new InputException("training." + name + " is " + asked + ", allowed with the recordings of " + dataset
                    + ": " + recorded);
        }
    }

    /**
     * Starts from the weights of a network of the same topology rather than from random ones.
     *
     * @return this
     * @throws InputException if the network has another topology
     */
    public Trainer startingFrom(Network network) {
        if (!network.topology().equals(topology)) {
            throw new InputException("cannot start " + topology + " from a network " + network.topology());
        }
        start = Optional.of(network);
        return this;
    }

    /**
     * Trains for quantization: passes see weights rounded to a grid, which is also what the trained network has.
     *
     * @param weightGrids one for each layer with weights
     * @return this
     */
    public Trainer withWeightGrids(List<WeightGrid> weightGrids) {
        grids = List.copyOf(weightGrids);
        return this;
    }

    /**
     * Resumes from {@code file} if it exists, and writes it every {@code everyEpochs} epochs and at the end.
     *
     * @return this
     * @throws InputException if {@code everyEpochs} is below 1
     */
    public Trainer withCheckpoint(Path file, int everyEpochs) {
        if (everyEpochs < 1) {
            throw new InputException(
                    "training.checkpoint_every " + everyEpochs + " is out of range, allowed 1 and above");
        }
        checkpointFile = Optional.of(file);
        checkpointInterval = everyEpochs;
        return this;
    }

    /**
     * Trains until the last epoch, or until validation accuracy has not improved for as long as the configuration says.
     *
     * @throws InputException if training diverges, the checkpoint cannot be written or does not fit, or the network has max
     *     pooling whose neurons keep their potential
     * @throws IllegalArgumentException if this floor cannot train layers of a kind that the network has
     */
    public TrainedNetwork train() {
        TrainableNetwork network = new TrainableNetwork(topology, neuronModels, config, grids);
        start.ifPresentOrElse(
                network::startFrom, () -> network.initialise(dataset.training().usedInputs()));
        TrainingState state = new TrainingState(network);
        Optional<Checkpoint> checkpoint =
                checkpointFile.map(file -> new Checkpoint(file, neuronModels, dataset, config, start, grids, network));
        checkpoint.filter(Checkpoint::exists).ifPresent(file -> resume(file, state));
        try (WorkerPool pool = new WorkerPool(config.threads())) {
            EpochRunner runner = new EpochRunner(network, dataset.training(), config, pool);
            TrainingProgress reports =
                    new TrainingProgress(progress, config.epochs(), runner.batchesPerEpoch(), state.epochsDone());
            while (!isDone(state)) {
                runEpoch(state.epochsDone(), runner, state, reports);
                if (state.epochsDone() % checkpointInterval == 0 || isDone(state)) {
                    checkpoint.ifPresent(file -> file.write(state));
                }
            }
        }
        if (state.epochsDone() < config.epochs()) {
            progress.message("stopped after epoch " + state.epochsDone() + ": none of the last "
                    + config.earlyStopEpochs() + " was better than epoch " + state.bestEpoch());
        }
        return state.result();
    }

    private boolean isDone(TrainingState state) {
        boolean hopeless = config.earlyStopEpochs() > 0
                && state.epochsDone() > 0
                && state.epochsDone() - state.bestEpoch() >= config.earlyStopEpochs();
        return hopeless || state.epochsDone() == config.epochs();
    }

    private void resume(Checkpoint file, TrainingState state) {
        file.readInto(state);
        progress.message("resuming after epoch " + state.epochsDone() + " of " + config.epochs());
    }

    private void runEpoch(int index, EpochRunner runner, TrainingState state, TrainingProgress reports) {
        EpochRunner.Outcome outcome = runner.run(index, batches -> reports.batchDone(index, batches));
        float[][][] parameters = state.network().copyOfParameters();
        AccuracyByTimeSteps validation = validate(state.network().network(parameters));
        int timeSteps = config.validationTimeSteps();
        EpochResult result = new EpochResult(
                index + 1,
                config.learningRateAt(index),
                outcome.loss(),
                outcome.accuracy(),
                validation.at(timeSteps),
                IntStream.range(0, topology.heads().size())
                        .mapToObj(head -> validation.at(timeSteps, head))
                        .toList(),
                outcome.hiddenSpikes());
        reports.epochDone(result, state.add(result, parameters));
    }

    private AccuracyByTimeSteps validate(Network network) {
        return FloatEvaluator.evaluate(
                network,
                dataset.validation(),
                List.of(config.validationTimeSteps()),
                RandomStream.VALIDATION.key(config.seed()),
                config.threads());
    }
}
