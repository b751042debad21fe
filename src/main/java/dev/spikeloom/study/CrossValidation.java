package dev.spikeloom.study;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.MixedNMnist;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.train.FloatEvaluator;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Cross-validation over all real recordings of N-MNIST that are at hand. A network is first trained on simulated
 * recordings of images of which there is no real recording. For each fold it is then trained on, with the real
 * recordings of the other folds and simulated ones of images outside the fold, and tested on the fold's.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param folds how many
 * @param pretrainingSamples recordings, forwards and backwards, of the first training
 * @param pretrainingEpochs of the first training
 * @param foldEpochs of the training for each fold
 * @param samples tested in all folds together: real recordings, forwards and backwards
 * @param byTimeSteps accuracies, pooled over the folds, by time steps
 */
public record CrossValidation(
        String experiment,
        String network,
        int folds,
        int pretrainingSamples,
        int pretrainingEpochs,
        int foldEpochs,
        int samples,
        List<Row> byTimeSteps) {
    private static final int MAX_FOLDS = 1_000;

    /**
     * Accuracies after some time steps, each 0 to 1.
     *
     * @param floatByHead of the float networks: digit, motion
     * @param quantizedByHead of the quantized ones
     */
    public record Row(int timeSteps, List<Double> floatByHead, List<Double> quantizedByHead) {
        public Row {
            floatByHead = List.copyOf(floatByHead);
            quantizedByHead = List.copyOf(quantizedByHead);
        }
    }

    /**
     * How it is done.
     *
     * @param folds 2 to 1,000; recording {@code i} is tested in fold {@code i % folds}
     * @param foldEpochs epochs of the training for each fold, at least 1
     * @param foldLearningRate of Adam in the first of these epochs; in the last it is the experiment's last
     */
    public record Plan(int folds, int foldEpochs, double foldLearningRate) {
        /** @throws InputException if a value is out of range */
        public Plan {
            if (folds < 2 || folds > MAX_FOLDS) {
                throw new InputException("--folds is '" + folds + "', allowed: 2 to " + MAX_FOLDS);
            }
            if (foldEpochs < 1) {
                throw new InputException("--epochs is '" + foldEpochs + "', allowed: 1 and above");
            }
            if (!(foldLearningRate > 0 && foldLearningRate <= 1)) {
                throw new InputException("--learning-rate is '" + foldLearningRate + "', allowed: above 0 to 1");
            }
        }
    }

    public CrossValidation {
        byTimeSteps = List.copyOf(byTimeSteps);
    }

    /**
     * Trains and tests.
     *
     * @throws InputException if MNIST or N-MNIST has not been fetched, or the experiment does not fit them
     */
    public static CrossValidation of(Experiment experiment, Plan plan, RunOptions options, Progress progress) {
        MixedNMnist recordings = new MixedNMnist(options.cache(), options.threads(), progress);
        Dataset simulated = recordings.pretraining();
        progress.message("training on simulated recordings of other images");
        TrainingConfig config = experiment.training(options.threads());
        Network start = trainer(experiment, simulated, config, progress).train().network();
        TrainingConfig foldConfig = config.toBuilder()
                .epochs(plan.foldEpochs())
                .learningRate(plan.foldLearningRate(), config.finalLearningRate())
                .build();
        List<Tested> tested = new ArrayList<>();
        for (int i = 0; i < plan.folds(); i++) {
            Dataset fold = recordings.fold(i, plan.folds());
            progress.message("training for " + fold.name());
            Network network = trainer(experiment, fold, foldConfig, progress)
                    .startingFrom(start)
                    .train()
                    .network();
            QuantizedNetwork quantized =
                    Quantizer.quantize(network, experiment.quantization()).network();
            tested.add(Tested.of(network, quantized, fold.test(), timeSteps(experiment), options.threads()));
        }
        return new CrossValidation(
                experiment.name(),
                experiment.topology().toString(),
                plan.folds(),
                simulated.training().samples(),
                config.epochs(),
                plan.foldEpochs(),
                tested.stream().mapToInt(fold -> fold.floating().samples()).sum(),
                timeSteps(experiment).stream()
                        .map(steps -> row(steps, experiment.topology().heads().size(), tested))
                        .toList());
    }

    private static Trainer trainer(Experiment experiment, Dataset dataset, TrainingConfig config, Progress progress) {
        return new Trainer(
                experiment.topology(), experiment.neuronModel(), dataset, config, new SparseMessages(progress));
    }

    private static List<Integer> timeSteps(Experiment experiment) {
        Set<Integer> steps = new TreeSet<>();
        for (int t = 1; t < experiment.timeSteps(); t *= 2) {
            steps.add(t);
        }
        IntStream.rangeClosed(1, 4).forEach(quarter -> steps.add((quarter * experiment.timeSteps() + 3) / 4));
        return List.copyOf(steps);
    }

    private static Row row(int timeSteps, int heads, List<Tested> tested) {
        List<Double> floating = new ArrayList<>();
        List<Double> quantized = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            int h = head;
            floating.add(pooled(tested.stream().map(Tested::floating).toList(), timeSteps, h));
            quantized.add(pooled(tested.stream().map(Tested::quantized).toList(), timeSteps, h));
        }
        return new Row(timeSteps, floating, quantized);
    }

    private static double pooled(List<AccuracyByTimeSteps> folds, int timeSteps, int head) {
        double right = 0;
        int samples = 0;
        for (AccuracyByTimeSteps fold : folds) {
            right += fold.correct().get(timeSteps).byHead().get(head);
            samples += fold.samples();
        }
        return right / samples;
    }

    /** The text of {@code cross-validation.json}. */
    public String toJson() {
        return Json.text(this);
    }

    private record Tested(AccuracyByTimeSteps floating, AccuracyByTimeSteps quantized) {
        /** Recordings are the same whatever the encoder's seed. */
        private static final long ENCODER_SEED = 0;

        static Tested of(
                Network network, QuantizedNetwork quantized, Samples samples, List<Integer> timeSteps, int threads) {
            return new Tested(
                    FloatEvaluator.evaluate(network, samples, timeSteps, ENCODER_SEED, threads),
                    QuantizedEvaluator.evaluate(quantized, samples, timeSteps, ENCODER_SEED, threads));
        }
    }
}
