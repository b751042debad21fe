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
import java.util.stream.IntStream;

/** Trains a network on with the weights that quantizing leaves it, and then quantizes it. */
public final class FineTuner {
    private FineTuner() {}

    /**
     * @param scales that weights are rounded with, as {@link ScaleChoice} gives them
     * @param config how it is trained on
     * @throws dev.spikeloom.io.InputException if the network does not fit the data set, or training diverges
     */
    public static FineTuning of(
            Network network,
            Dataset dataset,
            QuantizationConfig quantization,
            List<float[]> scales,
            TrainingConfig config,
            Progress progress) {
        List<float[]> weighted =
                scales.stream().filter(ofLayer -> ofLayer.length > 0).toList();
        List<WeightFormat> formats = quantization.formats(weighted.size());
        List<WeightGrid> grids = IntStream.range(0, weighted.size())
                .mapToObj(layer -> new WeightGrid(formats.get(layer), weighted.get(layer)))
                .toList();
        TrainedNetwork trained = new Trainer(network.topology(), network.neuronModels(), dataset, config, progress)
                .startingFrom(network)
                .withWeightGrids(grids)
                .train();
        return new FineTuning(trained, Quantizer.quantize(trained.network(), quantization, scales));
    }
}
