package dev.spikeloom.explore;

import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.NetworkFile;
import dev.spikeloom.network.QuantizedNetworkFile;
import dev.spikeloom.quantize.LayerQuantization;
import dev.spikeloom.quantize.QuantizationResult;
import dev.spikeloom.quantize.QuantizedEvaluator;
import dev.spikeloom.quantize.Quantizer;
import java.util.SortedMap;
import java.util.TreeMap;

/** Float network to quantized network. */
final class QuantizeStage {
    private QuantizeStage() {}

    static QuantizeOutcome run(RunFolder folder, Workload workload, int threads) {
        Experiment experiment = workload.experiment();
        Network network = NetworkFile.read(folder.networkFile());
        QuantizationResult quantized = Quantizer.quantize(network, experiment.quantization());
        AccuracyByTimeSteps accuracy = QuantizedEvaluator.evaluate(
                quantized.network(),
                workload.dataset().test(),
                workload.allTimeSteps(),
                experiment.encoderSeed(),
                threads);
        QuantizedNetworkFile.write(folder.quantizedFile(), quantized.network());
        return new QuantizeOutcome(
                accuracy.at(experiment.timeSteps()),
                shares(accuracy),
                quantized.layers().stream().map(QuantizeStage::layer).toList());
    }

    private static QuantizeOutcome.Layer layer(LayerQuantization layer) {
        return new QuantizeOutcome.Layer(
                layer.layer(), layer.weights(), layer.clippedWeights(), layer.rmsError(), layer.clampedThresholds());
    }

    static SortedMap<Integer, Double> shares(AccuracyByTimeSteps accuracy) {
        SortedMap<Integer, Double> shares = new TreeMap<>();
        accuracy.correct().keySet().forEach(steps -> shares.put(steps, accuracy.at(steps)));
        return shares;
    }
}
