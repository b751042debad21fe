package dev.spikeloom.zoo;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.run.QuantizeStage;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.TrainStage;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Networks of the zoo in place of training and quantizing. Their accuracy is not taken on trust: it is evaluated from the
 * file, and must be what the entry says.
 */
public final class ZooStage {
    private ZooStage() {}

    /** In place of {@link TrainStage}. Of an entry without the float network, its accuracy is quoted. */
    public static TrainOutcome train(
            ZooEntry entry, RunFolder folder, Workload workload, int threads, Progress progress) {
        progress.message("network from the zoo (" + entry.preset() + "), trained by '" + entry.command() + "'");
        TrainOutcome made = Zoo.result(entry).training().orElseThrow();
        Zoo.copy(entry, RunFolder.METRICS, folder.metricsFile());
        if (!entry.hasFloatNetwork()) {
            return quoted(entry, workload.experiment(), made);
        }
        Zoo.copy(entry, RunFolder.NETWORK, folder.networkFile());
        AccuracyByTimeSteps accuracy = TrainStage.evaluate(NetworkFile.read(folder.networkFile()), workload, threads);
        requireAsStated(entry, workload, "float", entry.testAccuracyFloatByTimeSteps(), accuracy);
        return TrainStage.outcome(workload, entry.preset(), accuracy, made.training());
    }

    private static TrainOutcome quoted(ZooEntry entry, Experiment experiment, TrainOutcome made) {
        SortedMap<Integer, Double> known = experiment.encoderSeed() == entry.encoderSeed()
                ? new TreeMap<>(made.testAccuracyFloatByTimeSteps().headMap(experiment.timeSteps() + 1))
                : new TreeMap<>();
        return new TrainOutcome(
                made.testSamples(), entry.preset(), known.get(experiment.timeSteps()), known, null, made.training());
    }

    /** In place of {@link QuantizeStage}. */
    public static QuantizeOutcome quantize(ZooEntry entry, RunFolder folder, Workload workload, int threads) {
        Zoo.copy(entry, RunFolder.QUANTIZED, folder.quantizedFile());
        AccuracyByTimeSteps accuracy =
                QuantizeStage.evaluate(QuantizedNetworkFile.read(folder.quantizedFile()), workload, threads);
        requireAsStated(entry, workload, "quantized", entry.testAccuracyByTimeSteps(), accuracy);
        QuantizeOutcome made = Zoo.result(entry).quantization().orElseThrow();
        return QuantizeStage.outcome(workload, accuracy, made.quantization(), made.fineTuning());
    }

    private static void requireAsStated(
            ZooEntry entry,
            Workload workload,
            String network,
            SortedMap<Integer, Double> stated,
            AccuracyByTimeSteps found) {
        if (workload.experiment().encoderSeed() != entry.encoderSeed()) {
            return;
        }
        stated.forEach((steps, share) -> {
            boolean evaluated = found.correct().containsKey(steps);
            if (evaluated && Math.round(share * found.samples()) != Math.round(found.at(steps) * found.samples())) {
                throw new FailedCheckException("zoo entry " + entry.preset() + ": after " + steps + " time steps the "
                        + network + " network classifies " + found.at(steps) + " of the test samples rightly, but the"
                        + " entry says " + share);
            }
        });
    }
}
