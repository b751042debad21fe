package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.quantize.LayerQuantization;
import dev.spikeloom.quantize.QuantizationResult;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.run.accuracy.FineTuning;
import dev.spikeloom.run.accuracy.Shares;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.List;
import java.util.Optional;

/** Float network to quantized network. */
public final class QuantizeStage {
    private QuantizeStage() {}

    static QuantizeOutcome run(RunFolder folder, Workload workload, int threads, Progress progress) {
        Experiment experiment = workload.experiment();
        Network network = NetworkFile.read(folder.networkFile());
        int epochs = experiment.fineTuneEpochs();
        Optional<FineTuning> fineTuning = epochs == 0
                ? Optional.empty()
                : Optional.of(FineTuning.of(
                        network,
                        workload.dataset(),
                        experiment.quantization(),
                        experiment.fineTuning(epochs, threads),
                        new SparseMessages(progress)));
        QuantizationResult quantized = fineTuning
                .map(FineTuning::quantized)
                .orElseGet(() -> Quantizer.quantize(network, experiment.quantization()));
        AccuracyByTimeSteps accuracy = evaluate(quantized.network(), workload, threads);
        QuantizedNetworkFile.write(folder.quantizedFile(), quantized.network());
        return outcome(
                workload,
                accuracy,
                quantized.layers().stream().map(QuantizeStage::layer).toList(),
                fineTuning
                        .map(tuned -> TrainStage.history(workload, epochs, tuned.training()))
                        .orElse(null));
    }

    public static AccuracyByTimeSteps evaluate(QuantizedNetwork network, Workload workload, int threads) {
        return QuantizedEvaluator.evaluate(
                network,
                workload.dataset().test(),
                workload.allTimeSteps(),
                workload.experiment().encoderSeed(),
                threads);
    }

    /** @param fineTuning null if there was none */
    public static QuantizeOutcome outcome(
            Workload workload,
            AccuracyByTimeSteps accuracy,
            List<QuantizeOutcome.Layer> layers,
            TrainOutcome.History fineTuning) {
        return new QuantizeOutcome(
                accuracy.at(workload.experiment().timeSteps()),
                Shares.of(accuracy),
                Shares.byHead(accuracy),
                layers,
                fineTuning);
    }

    private static QuantizeOutcome.Layer layer(LayerQuantization layer) {
        return new QuantizeOutcome.Layer(
                layer.layer(), layer.weights(), layer.clippedWeights(), layer.rmsError(), layer.clampedThresholds());
    }
}
