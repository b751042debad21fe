package dev.spikeloom.bench.simulators;

import dev.spikeloom.dataset.DatasetCache;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.study.TrainedNetworks;
import java.util.List;

/** What is simulated: the machine of Yin et al. 2017 with the zoo's network, on test images of MNIST. */
final class Workload {
    static final int SAMPLES = 1_000;
    static final int TIME_STEPS = 16;

    private static final String PRESET = "mnist-dc";

    private Workload() {}

    static RateDesign design() {
        TrainedNetworks networks = TrainedNetworks.find(PRESET, List.of(), "bench");
        return RateDesign.elaborate(
                networks.quantized().orElseThrow(), networks.experiment().architecture());
    }

    /** @throws dev.spikeloom.io.InputException if MNIST has not been fetched */
    static SpikeSource source() {
        Experiment experiment = Presets.load(PRESET);
        return DatasetCatalog.load(experiment.dataset(), DatasetCache.folder(), experiment.polarities())
                .test()
                .spikes(experiment.encoderSeed());
    }

    /** The first samples of it. */
    static RecordedSpikes spikes() {
        return RecordedSpikes.record(source(), SAMPLES, TIME_STEPS);
    }
}
