package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.run.accuracy.Shares;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.TrainOutcome;
import dev.spikeloom.train.EpochResult;
import dev.spikeloom.train.FloatEvaluator;
import dev.spikeloom.train.TrainedNetwork;
import dev.spikeloom.train.Trainer;
import java.util.List;

/** Data to float network. */
public final class TrainStage {
    /** A checkpoint takes far less time than an epoch. */
    private static final int CHECKPOINT_EPOCHS = 1;

    private TrainStage() {}

    /** Goes on from the checkpoint in the folder, if there is one. */
    static TrainOutcome run(RunFolder folder, Workload workload, int threads, Progress progress) {
        Experiment experiment = workload.experiment();
        TrainedNetwork trained = new Trainer(
                        experiment.topology(),
                        experiment.neuronModel(),
                        workload.dataset(),
                        experiment.training(threads),
                        new SparseMessages(progress))
                .withCheckpoint(folder.checkpointFile(), CHECKPOINT_EPOCHS)
                .train();
        AccuracyByTimeSteps accuracy = evaluate(trained.network(), workload, threads);
        NetworkFile.write(folder.networkFile(), trained.network());
        TrainingMetrics.of(trained.history()).writeTo(folder.metricsFile());
        return outcome(workload, null, accuracy, history(workload, experiment.epochs(), trained));
    }

    public static AccuracyByTimeSteps evaluate(Network network, Workload workload, int threads) {
        return FloatEvaluator.evaluate(
                network,
                workload.dataset().test(),
                workload.allTimeSteps(),
                workload.experiment().encoderSeed(),
                threads);
    }

    /** @param zooEntry null if the network was trained */
    public static TrainOutcome outcome(
            Workload workload, String zooEntry, AccuracyByTimeSteps accuracy, TrainOutcome.History history) {
        return new TrainOutcome(
                workload.dataset().test().samples(),
                zooEntry,
                accuracy.at(workload.experiment().timeSteps()),
                Shares.of(accuracy),
                Shares.byHead(accuracy),
                history);
    }

    static TrainOutcome.History history(Workload workload, int plannedEpochs, TrainedNetwork trained) {
        List<TrainOutcome.Epoch> epochs =
                trained.history().stream().map(TrainStage::epoch).toList();
        return new TrainOutcome.History(
                workload.dataset().training().samples(),
                workload.dataset().validation().samples(),
                plannedEpochs,
                trained.bestEpoch(),
                epochs.get(trained.bestEpoch() - 1).validationAccuracy(),
                epochs);
    }

    private static TrainOutcome.Epoch epoch(EpochResult epoch) {
        return new TrainOutcome.Epoch(
                epoch.epoch(), epoch.loss(), epoch.trainingAccuracy(), epoch.validationAccuracy());
    }
}
