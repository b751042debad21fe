package dev.spikeloom.train;

import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import dev.spikeloom.train.layer.LayerPass;
import dev.spikeloom.train.layer.Parameters;
import dev.spikeloom.train.layer.TrainableLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs epochs of a spiking network: samples go through it group by group, and layers are updated part by part. */
final class EpochRunner implements EpochLoop.Batches {
    private final TrainableNetwork network;
    private final Samples samples;
    private final TrainingConfig config;
    private final WorkerPool pool;
    private final Batch batch;
    private final List<Group> fullBatch;
    private final List<Group> lastBatch;
    private final List<Worker> workers = new ArrayList<>();
    private final List<UpdateTask> updates = new ArrayList<>();
    private final EpochLoop loop;
    /** Of each hidden layer in the epoch at hand. */
    private final double[] spikes;

    // The batch at hand, written between phases only.
    private int epoch;
    private List<Group> groups;
    private AdamStep step = AdamStep.of(0, 1);

    /** A share of a layer's parameters. */
    private record UpdateTask(TrainableLayer layer, int task) {}

    /** What one thread works with. */
    private record Worker(SampleEncoder encoder, List<LayerPass> passes, long[] kept) {}

    /**
     * How an epoch went.
     *
     * @param loss mean over the samples
     * @param accuracy share of samples that were classified rightly by all heads
     * @param hiddenSpikes of each hidden layer: mean number a time step
     */
    record Outcome(double loss, double accuracy, List<Double> hiddenSpikes) {}

    EpochRunner(TrainableNetwork network, Samples samples, TrainingConfig config, WorkerPool pool) {
        this.network = network;
        this.samples = samples;
        this.config = config;
        this.pool = pool;
        this.batch = network.batch();
        this.loop = new EpochLoop(
                this,
                samples.samples(),
                new EpochLoop.Schedule(
                        config.epochs(), config.batchSize(), config.decay(), RandomStream.ORDER.key(config.seed())),
                new EpochLoop.Names("training", "potentials", "training"));
        this.spikes = new double[network.layers().size() - 1];
        int rest = samples.samples() % config.batchSize();
        this.fullBatch = Groups.of(batch, config.batchSize());
        this.lastBatch = rest == 0 ? fullBatch : Groups.of(batch, rest);
        this.groups = fullBatch;
        long seed = RandomStream.SPIKES.key(config.seed());
        for (int worker = 0; worker < config.threads(); worker++) {
            workers.add(new Worker(
                    samples.trainingEncoder(seed, config.augmentation(), config.timeSteps()),
                    network.passes(),
                    new long[network.presented(0).wordCount()]));
        }
        for (TrainableLayer layer : network.layers()) {
            for (int task = 0; task < layer.updateTasks(); task++) {
                updates.add(new UpdateTask(layer, task));
            }
        }
    }

    int batchesPerEpoch() {
        return loop.batchesPerEpoch();
    }

    /**
     * Trains one epoch, and leaves it to the caller to evaluate.
     *
     * @param index of the epoch, from 0
     * @param batchDone is told the number of batches done after each of them
     * @throws InputException if a loss or a weight is no longer finite
     */
    Outcome run(int index, IntConsumer batchDone) {
        Arrays.fill(spikes, 0);
        EpochLoop.Outcome outcome = loop.run(index, batchDone);
        double slots = (double) samples.samples() * batch.timeSteps();
        return new Outcome(
                outcome.loss(),
                outcome.accuracy(),
                Arrays.stream(spikes).mapToObj(sum -> sum / slots).toList());
    }

    @Override
    public void run(int index, int[] order, int first, int size) {
        epoch = index;
        batch.resize(size);
        groups = size == config.batchSize() ? fullBatch : lastBatch;
        for (int s = 0; s < size; s++) {
            int sample = order[first + s];
            batch.samples()[s] = sample;
            for (int head = 0; head < batch.heads(); head++) {
                batch.labels()[s][head] = samples.label(sample, head);
            }
            batch.dropoutKeys()[s] =
                    CounterRandom.derive(CounterRandom.derive(RandomStream.DROPOUT.key(config.seed()), sample), epoch);
        }
        pool.run(this::runGroup, groups.size());
        network.addSpikes(spikes);
    }

    @Override
    public float[] losses() {
        return batch.losses();
    }

    @Override
    public boolean[] right() {
        return batch.right();
    }

    @Override
    public void update(AdamStep next) {
        step = next;
        pool.run(this::update, updates.size());
    }

    @Override
    public List<Parameters> parameters() {
        return network.layers().stream().map(TrainableLayer::parameters).toList();
    }

    private void runGroup(int index, int workerIndex) {
        Group group = groups.get(index);
        Worker worker = workers.get(workerIndex);
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            encode(s, worker);
        }
        List<LayerPass> passes = worker.passes();
        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).forward(group);
        }
        float[][] gradients = new float[0][];
        for (int i = passes.size() - 1; i >= 0; i--) {
            gradients = passes.get(i).backward(group, gradients);
        }
    }

    private void encode(int sample, Worker worker) {
        SpikeVector[] input = network.input().vectors();
        int first = sample * batch.timeSteps();
        worker.encoder().encode(batch.samples()[sample], epoch, input, first);
        boolean drops = !network.inputDropout().isOff();
        if (drops) {
            network.inputDropout().keep(CounterRandom.derive(batch.dropoutKeys()[sample], 0), worker.kept());
        }
        for (int t = 0; t < batch.timeSteps(); t++) {
            SpikeVector presented = network.presented(first + t);
            if (drops) {
                Dropout.apply(presented, worker.kept());
            }
        }
    }

    private void update(int index, int worker) {
        UpdateTask task = updates.get(index);
        task.layer().update(task.task(), worker, step);
    }
}
