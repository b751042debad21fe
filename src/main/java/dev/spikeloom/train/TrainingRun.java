package dev.spikeloom.train;

import dev.spikeloom.dataset.BernoulliEncoder;
import dev.spikeloom.dataset.LabelledImages;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters under training, and epochs of batches over them. A batch has two phases: the samples' forward and
 * backward passes, then the rows' gradients and updates. Within a phase nothing that is read is written by another
 * chunk, and every sum has one owner and a fixed order, so the result does not depend on the number of threads.
 */
final class TrainingRun {
    private static final float THRESHOLD = 1;
    private static final float MARGIN = 1;
    private static final double WEIGHT_GAIN = 1;

    private static final int SAMPLES_PER_CHUNK = 4;

    private final LabelledImages images;
    private final TrainingConfig config;
    private final List<TrainableLayer> layers = new ArrayList<>();
    private final List<LayerBatch> batch = new ArrayList<>();
    private final List<RowChunk> rowChunks = new ArrayList<>();
    private final Dropout[] dropouts;
    private final SamplePass[] samplePasses;
    private final WeightUpdate[][] weightUpdates;
    private final BernoulliEncoder encoder;
    private final float[] losses;
    private final boolean[] correct;
    private final int[] order;

    // The batch at hand, written between phases only.
    private int epoch;
    private int batchStart;
    private int batchCount;
    private AdamStep step = AdamStep.of(0, 1);
    private int steps;

    /** Some rows of a layer: those of one word of its inputs, or its biases. */
    private record RowChunk(int layer, int word, boolean biases) {}

    TrainingRun(Topology topology, LabelledImages images, TrainingConfig config) {
        this.images = images;
        this.config = config;
        this.encoder = new BernoulliEncoder(images, RandomStream.SPIKES.key(config.seed()));
        this.losses = new float[config.batchSize()];
        this.correct = new boolean[config.batchSize()];
        this.order = new int[images.samples()];
        this.dropouts = new Dropout[topology.layers()];
        for (int i = 0; i < topology.layers(); i++) {
            addLayer(i, topology.sizes().get(i), topology.sizes().get(i + 1));
        }
        this.samplePasses = new SamplePass[config.threads()];
        this.weightUpdates = new WeightUpdate[config.threads()][topology.layers()];
        SquaredHinge loss = new SquaredHinge(THRESHOLD, MARGIN);
        for (int worker = 0; worker < config.threads(); worker++) {
            samplePasses[worker] = new SamplePass(layers, batch, loss, dropouts);
            for (int i = 0; i < topology.layers(); i++) {
                weightUpdates[worker][i] = new WeightUpdate(layers.get(i), batch.get(i));
            }
        }
    }

    private void addLayer(int index, int inputs, int neurons) {
        TrainableLayer layer = new TrainableLayer(inputs, neurons, THRESHOLD, index == 0);
        float limit = (float) (WEIGHT_GAIN * Math.sqrt(6.0 / (inputs + neurons)));
        layer.initialise(limit, CounterRandom.derive(RandomStream.WEIGHTS.key(config.seed()), index));
        if (index == 0) {
            silenceDarkPixels(layer);
        }
        layers.add(layer);
        batch.add(LayerBatch.of(layer, config.batchSize()));
        dropouts[index] = new Dropout(index == 0 ? config.inputDropout() : config.hiddenDropout());
        for (int word = 0; word < SpikeVector.wordsFor(inputs); word++) {
            rowChunks.add(new RowChunk(index, word, false));
        }
        rowChunks.add(new RowChunk(index, 0, true));
    }

    /** A pixel that is dark in every training image would keep its random weights, and disturb others' images. */
    private void silenceDarkPixels(TrainableLayer first) {
        boolean[] lit = new boolean[first.inputs()];
        for (int i = 0; i < images.pixels().length; i++) {
            lit[i % lit.length] |= images.pixels()[i] != 0;
        }
        for (int pixel = 0; pixel < lit.length; pixel++) {
            if (!lit[pixel]) {
                first.silence(pixel);
            }
        }
    }

    /** Trains one epoch, from 0, and leaves it to the caller to evaluate. */
    EpochLoss runEpoch(int index, WorkerPool pool) {
        epoch = index;
        shuffle();
        double loss = 0;
        int right = 0;
        for (batchStart = 0; batchStart < order.length; batchStart += batchCount) {
            batchCount = Math.min(config.batchSize(), order.length - batchStart);
            pool.run(this::runSamples, (batchCount + SAMPLES_PER_CHUNK - 1) / SAMPLES_PER_CHUNK);
            for (int s = 0; s < batchCount; s++) {
                loss += losses[s];
                right += correct[s] ? 1 : 0;
            }
            if (!Double.isFinite(loss)) {
                throw diverged();
            }
            step = AdamStep.of(config.learningRateAt(index), ++steps);
            pool.run(this::updateRows, rowChunks.size());
        }
        if (!layers.stream().allMatch(TrainableLayer::finite)) {
            throw diverged();
        }
        return new EpochLoss(loss / order.length, (double) right / order.length);
    }

    /** @param accuracy share of samples whose class had the highest output potential */
    record EpochLoss(double loss, double accuracy) {}

    Network snapshot() {
        List<DenseLayer> snapshots =
                layers.stream().map(TrainableLayer::snapshot).toList();
        return new Network(snapshots);
    }

    private void runSamples(int chunk, int worker) {
        SamplePass pass = samplePasses[worker];
        int end = Math.min(batchCount, (chunk + 1) * SAMPLES_PER_CHUNK);
        for (int slot = chunk * SAMPLES_PER_CHUNK; slot < end; slot++) {
            int sample = order[batchStart + slot];
            encoder.read(sample, epoch, batch.get(0).presynaptic()[slot]);
            long key =
                    CounterRandom.derive(CounterRandom.derive(RandomStream.DROPOUT.key(config.seed()), sample), epoch);
            losses[slot] = pass.run(slot, images.label(sample), key);
            correct[slot] = argmax(pass.outputs()) == images.label(sample);
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
        String where = "the output layer's potentials";
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (!layers.get(i).finite()) {
                where = "the weights of layer " + i;
            }
        }
        return new InputException("training diverged in epoch " + (epoch + 1) + ": " + where
                + " are not finite; lower training.learning_rate (" + config.learningRate() + ")");
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
