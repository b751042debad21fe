package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Readout;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.train.EpochLoop;
import dev.spikeloom.train.layer.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs epochs of a ReLU network: samples go through it one by one, and weight rows are updated some at a time. */
final class ReluEpochRunner implements EpochLoop.Batches {
    private static final int SAMPLES_PER_CHUNK = 4;
    private static final int ROWS_PER_CHUNK = 32;

    private final Samples samples;
    private final ReluTrainingConfig config;
    private final WorkerPool pool;
    private final List<TrainableWeights> layers;
    private final List<ReluBatch> batch = new ArrayList<>();
    private final List<RowChunk> rowChunks = new ArrayList<>();
    private final EncodedInputs[] inputs;
    private final ReluPass[] passes;
    private final Scratch[] scratches;
    private final float[] losses;
    private final boolean[] correct;
    private final EpochLoop loop;

    // The batch at hand, written between phases only.
    private int epoch;
    private int[] order = new int[0];
    private int batchStart;
    private int batchCount;
    private AdamStep step = AdamStep.of(0, 1);

    /** The rows of a layer from {@code first} on. */
    private record RowChunk(int layer, int first) {}

    /** What a thread needs to update rows. */
    private record Scratch(SparseVector inputs, float[][] gradients) {}

    ReluEpochRunner(List<TrainableWeights> layers, Samples samples, ReluTrainingConfig config, WorkerPool pool) {
        this.samples = samples;
        this.config = config;
        this.pool = pool;
        this.layers = layers;
        this.losses = new float[config.batchSize()];
        this.correct = new boolean[config.batchSize()];
        this.loop = new EpochLoop(
                this,
                samples.samples(),
                new EpochLoop.Schedule(
                        config.epochs(), config.batchSize(), config.decay(), RandomStream.ORDER.key(config.seed())),
                new EpochLoop.Names("training the ReLU network", "outputs", "conversion"));
        for (int i = 0; i < layers.size(); i++) {
            batch.add(ReluBatch.of(layers.get(i), config.batchSize()));
            for (int first = 0; first < layers.get(i).inputs(); first += ROWS_PER_CHUNK) {
                rowChunks.add(new RowChunk(i, first));
            }
        }
        this.inputs = new EncodedInputs[config.threads()];
        this.passes = new ReluPass[config.threads()];
        this.scratches = new Scratch[config.threads()];
        for (int worker = 0; worker < config.threads(); worker++) {
            inputs[worker] = new EncodedInputs(samples, RandomStream.SPIKES.key(config.seed()), config.augmentation());
            passes[worker] = new ReluPass(layers, batch, config);
            scratches[worker] = new Scratch(
                    new SparseVector(config.batchSize()),
                    layers.stream().map(l -> new float[l.neurons()]).toArray(float[][]::new));
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
    EpochLoop.Outcome run(int index, IntConsumer batchDone) {
        return loop.run(index, batchDone);
    }

    @Override
    public void run(int index, int[] ordered, int first, int size) {
        epoch = index;
        order = ordered;
        batchStart = first;
        batchCount = size;
        pool.run(this::runSamples, (size + SAMPLES_PER_CHUNK - 1) / SAMPLES_PER_CHUNK);
    }

    @Override
    public float[] losses() {
        return losses;
    }

    @Override
    public boolean[] right() {
        return correct;
    }

    @Override
    public void update(AdamStep next) {
        step = next;
        pool.run(this::updateRows, rowChunks.size());
    }

    @Override
    public List<Parameters> parameters() {
        return layers.stream().map(TrainableWeights::parameters).toList();
    }

    private void runSamples(int chunk, int worker) {
        ReluPass pass = passes[worker];
        int end = Math.min(batchCount, (chunk + 1) * SAMPLES_PER_CHUNK);
        for (int slot = chunk * SAMPLES_PER_CHUNK; slot < end; slot++) {
            int sample = order[batchStart + slot];
            long key =
                    CounterRandom.derive(CounterRandom.derive(RandomStream.DROPOUT.key(config.seed()), sample), epoch);
            int label = samples.label(sample, 0);
            losses[slot] = pass.run(inputs[worker].of(sample, epoch), label, slot, key);
            correct[slot] = Readout.argmax(pass.outputs(), 0, pass.outputs().length) == label;
        }
    }

    private void updateRows(int chunk, int worker) {
        int layer = rowChunks.get(chunk).layer();
        int first = rowChunks.get(chunk).first();
        TrainableWeights weights = layers.get(layer);
        Scratch scratch = scratches[worker];
        int end = Math.min(weights.inputs(), first + ROWS_PER_CHUNK);
        for (int row = first; row < end; row++) {
            scratch.inputs().takeColumn(batch.get(layer).activations(), batchCount, row);
            weights.update(
                    row,
                    scratch.inputs(),
                    batch.get(layer).deltas(),
                    1f / batchCount,
                    scratch.gradients()[layer],
                    step);
        }
    }
}
