package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Readout;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs epochs of batches. A batch has two phases: the samples' forward and backward passes, then the weight rows'
 * gradients and updates. Within a phase nothing that is read is written by another chunk, and every sum has one owner
 * and a fixed order, so the result does not depend on the number of threads.
 */
final class ReluEpochRunner {
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
    private final int[] order;

    // The batch at hand, written between phases only.
    private int epoch;
    private int batchStart;
    private int batchCount;
    private AdamStep step = AdamStep.of(0, 1);

    /** The rows of a layer from {@code first} on. */
    private record RowChunk(int layer, int first) {}

    /** What a thread needs to update rows. */
    private record Scratch(SparseVector inputs, float[][] gradients) {}

    /**
     * How an epoch went.
     *
     * @param loss mean over the samples
     * @param accuracy share of samples whose class had the greatest output
     */
    record EpochLoss(double loss, double accuracy) {}

    ReluEpochRunner(List<TrainableWeights> layers, Samples samples, ReluTrainingConfig config, WorkerPool pool) {
        this.samples = samples;
        this.config = config;
        this.pool = pool;
        this.layers = layers;
        this.losses = new float[config.batchSize()];
        this.correct = new boolean[config.batchSize()];
        this.order = new int[samples.samples()];
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
    EpochLoss run(int index, IntConsumer batchDone) {
        epoch = index;
        CounterRandom.permute(order, CounterRandom.derive(RandomStream.ORDER.key(config.seed()), index));
        double loss = 0;
        int right = 0;
        for (int b = 0; b < batchesPerEpoch(); b++) {
            batchStart = b * config.batchSize();
            batchCount = Math.min(config.batchSize(), order.length - batchStart);
            pool.run(this::runSamples, (batchCount + SAMPLES_PER_CHUNK - 1) / SAMPLES_PER_CHUNK);
            for (int slot = 0; slot < batchCount; slot++) {
                loss += losses[slot];
                right += correct[slot] ? 1 : 0;
            }
            if (!Double.isFinite(loss)) {
                throw diverged();
            }
            step = AdamStep.of(config.learningRateAt(index), index * batchesPerEpoch() + b + 1);
            pool.run(this::updateRows, rowChunks.size());
            batchDone.accept(b + 1);
        }
        if (!layers.stream().allMatch(TrainableWeights::finite)) {
            throw diverged();
        }
        return new EpochLoss(loss / order.length, (double) right / order.length);
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

    private InputException diverged() {
        String where = "the outputs of layer " + (layers.size() - 1);
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (!layers.get(i).finite()) {
                where = "the weights of layer " + i;
            }
        }
        return new InputException("training the ReLU network diverged in epoch " + (epoch + 1) + ": " + where
                + " are not finite; lower conversion.learning_rate, which is " + config.learningRate());
    }
}
