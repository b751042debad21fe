package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
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
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Data to float network. */
public final class TrainStage extends Stage<TrainOutcome> {
    /** A checkpoint takes far less time than an epoch. */
    private static final int CHECKPOINT_EPOCHS = 1;

    TrainStage() {
        super("train", TrainOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.NETWORK, RunFolder.METRICS);
    }

    @Override
    List<String> interimFiles() {
        return List.of(RunFolder.CHECKPOINT);
    }

    @Override
    List<String> studies() {
        return List.of(RunFolder.PRECISION);
    }

    @Override
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return networks.trainedAs(experiment)
                .filter(ready -> ready.isTestedAs(experiment))
                .isEmpty();
    }

    /** An interrupted training goes on; no other network must take its place. */
    @Override
    TrainOutcome run(StageRun run) {
        if (!Files.exists(run.folder().checkpointFile())) {
            Optional<ReadyNetwork> ready = run.networks().trainedAs(run.experiment());
            if (ready.isPresent()) {
                return ready.get().train(run);
            }
            run.networks()
                    .whyNot(run.experiment())
                    .ifPresent(reason -> run.progress().message(reason + ": training anew"));
        }
        return train(run);
    }

    /** Goes on from the checkpoint in the folder, if there is one. */
    private static TrainOutcome train(StageRun run) {
        RunFolder folder = run.folder();
        Workload workload = run.workload();
        Experiment experiment = run.experiment();
        TrainedNetwork trained = new Trainer(
                        experiment.topology(),
                        experiment.neuronModels(),
                        workload.dataset(),
                        experiment.training(run.threads()),
                        new SparseMessages(run.progress()))
                .withCheckpoint(folder.checkpointFile(), CHECKPOINT_EPOCHS)
                .train();
        AccuracyByTimeSteps accuracy = evaluate(trained.network(), workload, run.threads());
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
