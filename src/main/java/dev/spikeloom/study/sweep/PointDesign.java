package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;

/**
 * A point as hardware.
 *
 * @param experiment that it is
 * @param workload its samples
 * @param network quantized
 */
public record PointDesign(Experiment experiment, Workload workload, QuantizedNetwork network, Design design) {
    /**
     * The hardware of a point that is done.
     *
     * @throws InputException if there is no such point, the data set is missing, or the network cannot be had
     */
    public static PointDesign of(
            SweepFolder folder, int point, RunOptions options, StageListener listener, Progress progress) {
        PointResult result = folder.results().stream()
                .filter(one -> one.point() == point && one.possible())
                .findFirst()
                .orElseThrow(() -> new InputException(
                        folder.path() + ": point " + point + " is not there, or not possible as hardware"));
        return of(result, folder.experiments(), new SweepNetworks(options, listener, progress), options.cache());
    }

    /** @throws InputException if the data set is missing, or the network cannot be had */
    static PointDesign of(PointResult point, PointExperiments experiments, SweepNetworks networks, Path cache) {
        Experiment experiment = experiments.of(point.parameters());
        Workload workload = Workload.load(experiment, cache);
        QuantizedNetwork network = networks.of(experiments.baseOf(point.parameters()), experiment, workload);
        return new PointDesign(experiment, workload, network, Machines.elaborate(network, experiment.architecture()));
    }
}
