package dev.spikeloom.train;

import dev.spikeloom.io.InputException;
import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.train.layer.Parameters;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The batches of an epoch. A batch has two phases: the samples' forward and backward passes, then the gradients and
 * updates of the weights. Within a phase nothing that is read is written by another task, and every sum has one owner and
 * a fixed order, so the result does not depend on the number of threads.
 */
public final class EpochLoop {
    private final Batches batches;
    private final Schedule schedule;
    private final Names names;
    private final int[] order;

    /** What is trained, batch by batch. */
    public interface Batches {
        /**
         * The forward and backward passes of the samples of a batch.
         *
         * @param epoch from 0
         * @param samples all of the data set, in the order of the epoch
         * @param first where the batch begins
         * @param size how many samples it has
         */
        void run(int epoch, int[] samples, int first, int size);

        /** The loss of each sample of the last batch. */
        float[] losses();

        /** Whether each sample of the last batch was classified rightly. */
        boolean[] right();

        /** Updates the parameters after a batch. */
        void update(AdamStep step);

        /** Of each layer that is trained, input side first. */
        List<Parameters> parameters();
    }

    /**
     * How parameters change.
     *
     * @param epochs how many there are
     * @param batchSize samples in a full batch
     * @param learningRate of the optimizer
     * @param orderKey names the random order of the samples
     */
    public record Schedule(int epochs, int batchSize, LearningRate learningRate, long orderKey) {}

    /**
     * What things are called where training diverges.
     *
     * @param training what is done, such as "training"
     * @param outputs what the last layer computes, such as "potentials"
     * @param section of the experiment file with the learning rate
     */
    public record Names(String training, String outputs, String section) {}

    /**
     * How an epoch went.
     *
     * @param loss mean over the samples
     * @param accuracy share of samples that were classified rightly
     */
    public record Outcome(double loss, double accuracy) {}

    /** @param samples how many the data set has */
    public EpochLoop(Batches batches, int samples, Schedule schedule, Names names) {
        this.batches = batches;
        this.schedule = schedule;
        this.names = names;
        this.order = new int[samples];
    }

    /** How many batches an epoch has; the last may be smaller than the others. */
    public int batchesPerEpoch() {
        return (order.length + schedule.batchSize() - 1) / schedule.batchSize();
    }

    /**
     * Trains one epoch, and leaves it to the caller to evaluate.
     *
     * @param epoch from 0
     * @param batchDone is told the number of batches done after each of them
     * @throws InputException if a loss or a weight is no longer finite
     */
    public Outcome run(int epoch, IntConsumer batchDone) {
        CounterRandom.permute(order, CounterRandom.derive(schedule.orderKey(), epoch));
        double loss = 0;
        int right = 0;
        for (int b = 0; b < batchesPerEpoch(); b++) {
            int first = b * schedule.batchSize();
            int size = Math.min(schedule.batchSize(), order.length - first);
            batches.run(epoch, order, first, size);
            for (int s = 0; s < size; s++) {
                loss += batches.losses()[s];
                right += batches.right()[s] ? 1 : 0;
            }
            if (!Double.isFinite(loss)) {
                throw diverged(epoch);
            }
            batches.update(AdamStep.of(
                    schedule.learningRate().at(epoch, schedule.epochs()), epoch * batchesPerEpoch() + b + 1));
            batchDone.accept(b + 1);
        }
        if (!batches.parameters().stream().allMatch(Parameters::finite)) {
            throw diverged(epoch);
        }
        return new Outcome(loss / order.length, (double) right / order.length);
    }

    private InputException diverged(int epoch) {
        List<Parameters> layers = batches.parameters();
        String where = "the " + names.outputs() + " of layer " + (layers.size() - 1);
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (!layers.get(i).finite()) {
                where = "the weights of layer " + i;
            }
        }
        return new InputException(names.training() + " diverged in epoch " + (epoch + 1) + ": " + where
                + " are not finite; lower " + names.section() + ".learning_rate, which is "
                + schedule.learningRate().first());
    }
}
