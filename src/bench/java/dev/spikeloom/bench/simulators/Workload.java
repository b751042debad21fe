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

/** What is simulated: machines of Yin et al. 2017 with the zoo's networks, on test images of MNIST. */
enum Workload {
    /** 784-256-256-10. */
    DENSE("mnist-dc", 1_000, 16),
    /** 28x28-12c5-mp2-64c5-mp2-512fc-10o: a pass of the RTL over its images takes some seconds. */
    CONVOLUTIONAL("mnist-conv", 20, 8);

    private final String preset;
    private final int samples;
    private final int timeSteps;

    Workload(String preset, int samples, int timeSteps) {
        this.preset = preset;
        this.samples = samples;
        this.timeSteps = timeSteps;
    }

    String preset() {
        return preset;
    }

    int samples() {
        return samples;
    }

    int timeSteps() {
        return timeSteps;
    }

    RateDesign design() {
        TrainedNetworks networks = TrainedNetworks.find(preset, List.of(), "bench");
        return RateDesign.elaborate(
                networks.quantized().orElseThrow(), networks.experiment().architecture());
    }

    /** @throws dev.spikeloom.io.InputException if MNIST has not been fetched */
    SpikeSource source() {
        Experiment experiment = Presets.load(preset);
        return DatasetCatalog.load(experiment.data(), DatasetCache.folder())
                .test()
                .spikes(experiment.encoderSeed());
    }

    /** The first samples of it. */
    RecordedSpikes spikes() {
        return RecordedSpikes.record(source(), samples, timeSteps);
    }
}
