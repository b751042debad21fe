package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.train.TrainedNetwork;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import dev.spikeloom.train.layer.WeightGrid;
import java.util.List;

/** Trains a network on with the weights that quantizing leaves it, and then quantizes it. */
public final class FineTuner {
    private FineTuner() {}

    /**
     * @param config how it is trained on
     * @throws dev.spikeloom.io.InputException if the network does not fit the data set, training diverges, or the
     *     network has max pooling whose neurons keep their potential
     */
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
