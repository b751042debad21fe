package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.QuantizationResult;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.train.TrainedNetwork;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import dev.spikeloom.train.layer.WeightGrid;
import java.util.List;

/**
 * A network that was trained on with the weights that quantizing leaves it, and then quantized: the scales are chosen
 * first and stay.
 *
 * @param training how that went
 * @param quantized what it gave
 */
public record FineTuning(TrainedNetwork training, QuantizationResult quantized) {
    public static FineTuning of(
            Network network,
            Dataset dataset,
            QuantizationConfig quantization,
            TrainingConfig config,
            Progress progress) {
        List<float[]> scales = Quantizer.scales(network, quantization);
        WeightFormat format = new WeightFormat(quantization.weightBits());
        List<WeightGrid> grids = scales.stream()
                .filter(ofLayer -> ofLayer.length > 0)
                .map(ofLayer -> new WeightGrid(format, ofLayer))
                .toList();
        TrainedNetwork trained = new Trainer(network.topology(), network.neuronModel(), dataset, config, progress)
                .startingFrom(network)
                .withWeightGrids(grids)
                .train();
        return new FineTuning(trained, Quantizer.quantize(trained.network(), quantization, scales));
    }
}
