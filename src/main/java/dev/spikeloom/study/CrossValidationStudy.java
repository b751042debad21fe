package dev.spikeloom.study;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.MixedNMnist;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.run.accuracy.ScaleChoice;
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

/** Trains and tests a network once for each fold of the real recordings of N-MNIST. */
public final class CrossValidationStudy {
    private CrossValidationStudy() {}

    /**
     * Trains and tests.
     *
     * @throws InputException if MNIST or N-MNIST has not been fetched, or the experiment does not fit them
     */
    public static CrossValidation of(
            Experiment experiment, CrossValidationPlan plan, RunOptions options, Progress progress) {
        MixedNMnist recordings = new MixedNMnist(options.cache(), experiment.polarities(), options.threads(), progress);
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
            QuantizedNetwork quantized = Quantizer.quantize(
                            network,
                            experiment.quantization(),
                            ScaleChoice.of(
                                            network,
                                            experiment.quantization(),
                                            experiment,
                                            fold,
                                            options.threads(),
                                            progress)
                                    .scales())
                    .network();
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
                experiment.topology(), experiment.neuronModels(), dataset, config, new SparseMessages(progress));
    }

    private static List<Integer> timeSteps(Experiment experiment) {
        Set<Integer> steps = new TreeSet<>();
        for (int t = 1; t < experiment.timeSteps(); t *= 2) {
            steps.add(t);
        }
        IntStream.rangeClosed(1, 4).forEach(quarter -> steps.add((quarter * experiment.timeSteps() + 3) / 4));
        return List.copyOf(steps);
    }

    private static CrossValidation.Row row(int timeSteps, int heads, List<Tested> tested) {
        List<Double> floating = new ArrayList<>();
        List<Double> quantized = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            int h = head;
            floating.add(pooled(tested.stream().map(Tested::floating).toList(), timeSteps, h));
            quantized.add(pooled(tested.stream().map(Tested::quantized).toList(), timeSteps, h));
        }
        return new CrossValidation.Row(timeSteps, floating, quantized);
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
