package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.quantize.CalibratedScales;
import dev.spikeloom.quantize.Calibration;
import dev.spikeloom.quantize.Clipping;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import java.util.List;
import java.util.stream.IntStream;

/** The scales of a network as an experiment asks for them, with samples of its data if they are calibrated. */
public final class ScaleChoice {
    private ScaleChoice() {}

    /**
     * Chooses scales.
     *
     * @param config that scales are for
     * @param threads to use; the result does not depend on it
     * @return with no agreements if no samples are used
     */
    public static CalibratedScales of(
            Network network,
            QuantizationConfig config,
            Experiment experiment,
            Dataset dataset,
            int threads,
            Progress progress) {
        if (config.clipping() != Clipping.CALIBRATED) {
            return new CalibratedScales(Quantizer.scales(network, config), List.of());
        }
        return new Calibration(
                        network,
                        config,
                        samples(dataset, experiment.calibrationSamples()).spikes(experiment.encoderSeed()),
                        experiment.timeSteps(),
                        threads,
                        progress)
                .scales();
    }

    /** Of the training samples, evenly spread: some data sets have them in the order of their classes. */
    private static Samples samples(Dataset dataset, int count) {
        Samples training = dataset.training();
        Samples from =
                training.samples() >= count ? training : Samples.concatenate(List.of(training, dataset.validation()));
        int taken = Math.min(count, from.samples());
        return from.subset(IntStream.range(0, taken)
                .map(i -> (int) ((long) i * from.samples() / taken))
                .toArray());
    }
}
