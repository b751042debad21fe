package dev.spikeloom.zoo;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.run.QuantizeStage;
import dev.spikeloom.run.ReadyNetwork;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.StageRun;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.TrainStage;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network of the zoo in place of training and quantizing. Its accuracy is what its run found, if the experiment presents
 * the test samples as that run did: network and samples decide it. Otherwise it is evaluated.
 */
final class ZooNetwork implements ReadyNetwork {
    private final ZooEntry entry;

    ZooNetwork(ZooEntry entry) {
        this.entry = entry;
    }

    @Override
    public String name() {
        return entry.preset();
    }

    @Override
    public List<Integer> weightBits() {
        return PerLayer.shown(Zoo.experiment(entry).quantization().weightBits());
    }

    @Override
    public boolean hasFloatNetwork() {
        return entry.hasFloatNetwork();
    }

    @Override
    public boolean isQuantizedAs(Experiment experiment) {
        return Zoo.quantizedAs(experiment, entry);
    }

    @Override
    public boolean isTestedAs(Experiment experiment) {
        SortedMap<Integer, Double> tested =
                Zoo.result(entry).outcome(Stages.QUANTIZE).orElseThrow().testAccuracyByTimeSteps();
        return experiment.encoderSeed() == entry.encoderSeed()
                && tested.keySet().containsAll(Workload.allTimeSteps(experiment));
    }

    /** Of an entry without the float network, its accuracy is quoted as far as it is known. */
    @Override
    public TrainOutcome train(StageRun run) {
        announce(run.progress());
        Zoo.copy(entry, RunFolder.METRICS, run.folder().metricsFile());
        if (hasFloatNetwork()) {
            Zoo.copy(entry, RunFolder.NETWORK, run.folder().networkFile());
        }
        TrainOutcome made = Zoo.result(entry).outcome(Stages.TRAIN).orElseThrow();
        if (!hasFloatNetwork() || isTestedAs(run.experiment())) {
            return quoted(made, run.experiment());
        }
        AccuracyByTimeSteps accuracy =
                TrainStage.evaluate(NetworkFile.read(run.folder().networkFile()), run.workload(), run.threads());
        requireAsStated(run.experiment(), "float", entry.testAccuracyFloatByTimeSteps(), accuracy);
        return TrainStage.outcome(run.workload(), name(), accuracy, made.training());
    }

    private void announce(Progress progress) {
        progress.message("network from the zoo (" + name() + "), trained by '" + entry.command() + "'");
    }

    private TrainOutcome quoted(TrainOutcome made, Experiment experiment) {
        SortedMap<Integer, Double> known = experiment.encoderSeed() == entry.encoderSeed()
                ? upTo(experiment.timeSteps(), made.testAccuracyFloatByTimeSteps())
                : new TreeMap<>();
        return new TrainOutcome(
                made.testSamples(),
                name(),
                known.get(experiment.timeSteps()),
                known,
                hasFloatNetwork() ? byHead(experiment, made.testAccuracyFloatByHead()) : null,
                made.training());
    }

    @Override
    public QuantizeOutcome quantize(StageRun run) {
        Zoo.copy(entry, RunFolder.QUANTIZED, run.folder().quantizedFile());
        QuantizeOutcome made = Zoo.result(entry).outcome(Stages.QUANTIZE).orElseThrow();
        Experiment experiment = run.experiment();
        if (isTestedAs(experiment)) {
            SortedMap<Integer, Double> known = upTo(experiment.timeSteps(), made.testAccuracyByTimeSteps());
            return new QuantizeOutcome(
                    known.get(experiment.timeSteps()),
                    known,
                    byHead(experiment, made.testAccuracyByHead()),
                    made.quantization(),
                    made.fineTuning());
        }
        AccuracyByTimeSteps accuracy = QuantizeStage.evaluate(
                QuantizedNetworkFile.read(run.folder().quantizedFile()), run.workload(), run.threads());
        requireAsStated(experiment, "quantized", entry.testAccuracyByTimeSteps(), accuracy);
        return QuantizeStage.outcome(run.workload(), accuracy, made.quantization(), made.fineTuning());
    }

    private static SortedMap<Integer, Double> upTo(int timeSteps, SortedMap<Integer, Double> byTimeSteps) {
        return new TreeMap<>(byTimeSteps.headMap(timeSteps + 1));
    }

    /** Null if there is one head. */
    private static List<SortedMap<Integer, Double>> byHead(
            Experiment experiment, List<SortedMap<Integer, Double>> byHead) {
        return byHead == null
                ? null
                : byHead.stream()
                        .map(head -> upTo(experiment.timeSteps(), head))
                        .toList();
    }

    private void requireAsStated(
            Experiment experiment, String network, SortedMap<Integer, Double> stated, AccuracyByTimeSteps found) {
        if (experiment.encoderSeed() != entry.encoderSeed()) {
            return;
        }
        stated.forEach((steps, share) -> {
            boolean evaluated = found.correct().containsKey(steps);
            if (evaluated && Math.round(share * found.samples()) != Math.round(found.at(steps) * found.samples())) {
                throw new FailedCheckException("zoo entry " + name() + ": after " + steps + " time steps the " + network
                        + " network classifies " + found.at(steps) + " of the test samples rightly, but the entry says "
                        + share);
            }
        });
    }
}
