package dev.spikeloom.run.accuracy;

import dev.spikeloom.quantize.QuantizationResult;
import dev.spikeloom.train.TrainedNetwork;

/**
 * A network that was trained on with the weights that quantizing leaves it, and then quantized: the scales are chosen
 * first and stay.
 *
 * @param training how that went
 * @param quantized what it gave
 */
public record FineTuning(TrainedNetwork training, QuantizationResult quantized) {}
