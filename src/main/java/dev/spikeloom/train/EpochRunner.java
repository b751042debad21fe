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
import dev.spikeloom.train.layer.TrainableLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs epochs of batches. A batch has two phases: the samples' forward and backward passes, group by group, then the
 * gradients and updates of the weights. Within a phase nothing that is read is written by another task, and every sum
 * has one owner and a fixed order, so the result does not depend on the number of threads.
 */
final class EpochRunner {
    private final TrainableNetwork network;
    private final Samples samples;
    private final TrainingConfig config;
    private final WorkerPool pool;
    private final Batch batch;
    private final List<Group> fullBatch;
    private final List<Group> lastBatch;
    private final List<Worker> workers = new ArrayList<>();
    private final List<UpdateTask> updates = new ArrayList<>();
    private final int[] order;

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
        this.order = new int[samples.samples()];
        int rest = order.length % config.batchSize();
        this.fullBatch = Groups.of(batch, config.batchSize());
        this.lastBatch = rest == 0 ? fullBatch : Groups.of(batch, rest);
        this.groups = fullBatch;
        long seed = RandomStream.SPIKES.key(config.seed());
        for (int worker = 0; worker < config.threads(); worker++) {
            workers.add(new Worker(
                    samples.trainingEncoder(seed, config.augmentation(), config.timeSteps()),
                    network.passes(),
                    new long[SpikeVector.wordsFor(samples.inputs())]));
        }
        for (TrainableLayer layer : network.layers()) {
            for (int task = 0; task < layer.updateTasks(); task++) {
                updates.add(new UpdateTask(layer, task));
            }
        }
    }

    /** How many batches an epoch has; the last may be smaller than the others. */
    int batchesPerEpoch() {
        return (order.length + config.batchSize() - 1) / config.batchSize();
    }

    /**
     * Trains one epoch, and leaves it to the caller to evaluate.
     *
     * @param index of the epoch, from 0
     * @param batchDone is told the number of batches done after each of them
     * @throws InputException if a loss or a weight is no longer finite
     */
    Outcome run(int index, IntConsumer batchDone) {
        epoch = index;
        CounterRandom.permute(order, CounterRandom.derive(RandomStream.ORDER.key(config.seed()), index));
        double loss = 0;
        int right = 0;
        double[] spikes = new double[network.layers().size() - 1];
        for (int b = 0; b < batchesPerEpoch(); b++) {
            setUp(b * config.batchSize());
            pool.run(this::runGroup, groups.size());
            for (int s = 0; s < batch.size(); s++) {
                loss += batch.losses()[s];
                right += batch.right()[s] ? 1 : 0;
            }
            if (!Double.isFinite(loss)) {
                throw diverged();
            }
            network.addSpikes(spikes);
            step = AdamStep.of(config.learningRateAt(index), index * batchesPerEpoch() + b + 1);
            pool.run(this::update, updates.size());
            batchDone.accept(b + 1);
        }
        if (!network.finite()) {
            throw diverged();
        }
        double slots = (double) order.length * batch.timeSteps();
        return new Outcome(
                loss / order.length,
                (double) right / order.length,
                Arrays.stream(spikes).mapToObj(sum -> sum / slots).toList());
    }

    private void setUp(int first) {
        batch.resize(Math.min(config.batchSize(), order.length - first));
        groups = batch.size() == config.batchSize() ? fullBatch : lastBatch;
        for (int s = 0; s < batch.size(); s++) {
            int sample = order[first + s];
            batch.samples()[s] = sample;
            for (int head = 0; head < batch.heads(); head++) {
                batch.labels()[s][head] = samples.label(sample, head);
            }
            batch.dropoutKeys()[s] =
                    CounterRandom.derive(CounterRandom.derive(RandomStream.DROPOUT.key(config.seed()), sample), epoch);
        }
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
        if (!network.inputDropout().isOff()) {
            network.inputDropout().keep(CounterRandom.derive(batch.dropoutKeys()[sample], 0), worker.kept());
            for (int t = 0; t < batch.timeSteps(); t++) {
                Dropout.apply(input[first + t], worker.kept());
            }
        }
    }

    private void update(int index, int worker) {
        UpdateTask task = updates.get(index);
        task.layer().update(task.task(), worker, step);
    }

    private InputException diverged() {
        List<TrainableLayer> layers = network.layers();
        String where = "the potentials of layer " + (layers.size() - 1);
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (!layers.get(i).parameters().finite()) {
                where = "the weights of layer " + i;
            }
        }
        return new InputException("training diverged in epoch " + (epoch + 1) + ": " + where
                + " are not finite; lower training.learning_rate, which is " + config.learningRate());
    }
}
