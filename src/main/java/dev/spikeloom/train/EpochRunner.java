package dev.spikeloom.train;

import dev.spikeloom.dataset.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs epochs of batches. A batch has two phases: the samples' forward and backward passes, then the rows' gradients
 * and updates. Within a phase nothing that is read is written by another chunk, and every sum has one owner and a fixed
 * order, so the result does not depend on the number of threads.
 */
final class EpochRunner {
    private static final int SAMPLES_PER_CHUNK = 4;

    private final Samples samples;
    private final TrainingConfig config;
    private final WorkerPool pool;
    private final List<TrainableLayer> layers;
    private final List<LayerBatch> batch = new ArrayList<>();
    private final List<RowChunk> rowChunks = new ArrayList<>();
    private final Dropout[] dropouts;
    private final SamplePass[] samplePasses;
    private final WeightUpdate[][] weightUpdates;
    private final SpikeSource encoder;
    private final float[] losses;
    private final boolean[] correct;
    private final int[] order;

    // The batch at hand, written between phases only.
    private int epoch;
    private int batchStart;
    private int batchCount;
    private AdamStep step = AdamStep.of(0, 1);

    /** Some rows of a layer: those of one word of its inputs, or its biases. */
    private record RowChunk(int layer, int word, boolean biases) {}

    /**
     * How an epoch went.
     *
     * @param loss mean over the samples
     * @param accuracy share of samples whose class had the highest output potential
     */
    record EpochLoss(double loss, double accuracy) {}

    EpochRunner(List<TrainableLayer> layers, Samples samples, TrainingConfig config, WorkerPool pool) {
        this.samples = samples;
        this.config = config;
        this.pool = pool;
        this.layers = layers;
        this.encoder = samples.spikes(RandomStream.SPIKES.key(config.seed()));
        this.losses = new float[config.batchSize()];
        this.correct = new boolean[config.batchSize()];
        this.order = new int[samples.samples()];
        this.dropouts = new Dropout[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            dropouts[i] = new Dropout(i == 0 ? config.inputDropout() : config.hiddenDropout());
            batch.add(LayerBatch.of(layers.get(i), config.batchSize()));
            for (int word = 0; word < SpikeVector.wordsFor(layers.get(i).inputs()); word++) {
                rowChunks.add(new RowChunk(i, word, false));
            }
            rowChunks.add(new RowChunk(i, 0, true));
        }
        this.samplePasses = new SamplePass[config.threads()];
        this.weightUpdates = new WeightUpdate[config.threads()][layers.size()];
        SquaredHinge loss = new SquaredHinge(TrainingState.THRESHOLD, SquaredHinge.MARGIN);
        for (int worker = 0; worker < config.threads(); worker++) {
            samplePasses[worker] = new SamplePass(layers, batch, loss, dropouts);
            for (int i = 0; i < layers.size(); i++) {
                weightUpdates[worker][i] = new WeightUpdate(layers.get(i), batch.get(i));
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
    EpochLoss run(int index, IntConsumer batchDone) {
        epoch = index;
        shuffle();
        double loss = 0;
        int right = 0;
        for (int b = 0; b < batchesPerEpoch(); b++) {
            batchStart = b * config.batchSize();
            batchCount = Math.min(config.batchSize(), order.length - batchStart);
            pool.run(this::runSamples, (batchCount + SAMPLES_PER_CHUNK - 1) / SAMPLES_PER_CHUNK);
            for (int s = 0; s < batchCount; s++) {
                loss += losses[s];
                right += correct[s] ? 1 : 0;
            }
            if (!Double.isFinite(loss)) {
                throw diverged();
            }
            step = AdamStep.of(config.learningRateAt(index), index * batchesPerEpoch() + b + 1);
            pool.run(this::updateRows, rowChunks.size());
            batchDone.accept(b + 1);
        }
        if (!layers.stream().allMatch(TrainableLayer::finite)) {
            throw diverged();
        }
        return new EpochLoss(loss / order.length, (double) right / order.length);
    }

    private void runSamples(int chunk, int worker) {
        SamplePass pass = samplePasses[worker];
        int end = Math.min(batchCount, (chunk + 1) * SAMPLES_PER_CHUNK);
        for (int slot = chunk * SAMPLES_PER_CHUNK; slot < end; slot++) {
            int sample = order[batchStart + slot];
            int label = samples.label(sample, 0);
            encoder.read(sample, epoch, batch.get(0).presynaptic()[slot]);
            long key =
                    CounterRandom.derive(CounterRandom.derive(RandomStream.DROPOUT.key(config.seed()), sample), epoch);
            losses[slot] = pass.run(slot, label, key);
            correct[slot] = argmax(pass.outputs()) == label;
        }
    }

    private void updateRows(int chunk, int worker) {
        RowChunk rows = rowChunks.get(chunk);
        WeightUpdate update = weightUpdates[worker][rows.layer()];
        float mean = 1f / batchCount;
        if (rows.biases()) {
            update.updateBiases(batchCount, mean, step);
        } else {
            update.updateInputs(rows.word(), batchCount, mean * dropouts[rows.layer()].scale(), step);
        }
    }

    /** Fisher and Yates, from the same start in every epoch. */
    private void shuffle() {
        Arrays.setAll(order, i -> i);
        long key = CounterRandom.derive(RandomStream.ORDER.key(config.seed()), epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int j = (int) Long.remainderUnsigned(CounterRandom.bits(key, i), i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private InputException diverged() {
        String where = "the potentials of layer " + (layers.size() - 1);
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (!layers.get(i).finite()) {
                where = "the weights of layer " + i;
            }
        }
        return new InputException("training diverged in epoch " + (epoch + 1) + ": " + where
                + " are not finite; lower training.learning_rate, which is " + config.learningRate());
    }

    private static int argmax(float[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            if (values[c] > values[best]) {
                best = c;
            }
        }
        return best;
    }
}
