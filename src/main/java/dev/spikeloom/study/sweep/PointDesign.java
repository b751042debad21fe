package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.run.accuracy.Workload;
import java.nio.file.Path;

/**
 * A point as hardware.
 *
 * @param experiment that it is
 * @param workload its samples
 * @param network quantized
 */
record PointDesign(Experiment experiment, Workload workload, QuantizedNetwork network, Design design) {
    /** @throws InputException if the data set is missing, or the network cannot be had */
    static PointDesign of(PointResult point, PointExperiments experiments, SweepNetworks networks, Path cache) {
        Experiment experiment = experiments.of(point.parameters());
        Workload workload = Workload.load(experiment, cache);
        QuantizedNetwork network = networks.of(experiments.baseOf(point.parameters()), experiment, workload);
        return new PointDesign(experiment, workload, network, Machines.elaborate(network, experiment.architecture()));
    }
}
