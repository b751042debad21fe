package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.run.BottleneckSearch;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.sim.SimulationResult;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A point of a sweep, timed and priced once more for all that its figures do not tell.
 *
 * @param network of the point
 * @param run of all samples of the sweep
 * @param bottleneck the layer that limits it, and what would widen that
 */
record PointRun(QuantizedNetwork network, SimulationResult run, Estimate estimate, BottleneckFigures bottleneck) {
    /**
     * Times and prices it.
     *
     * @throws InputException if it has other figures now, or as {@link SweepStudy#run}
     */
    static PointRun of(
            SweepFolder folder, PointResult point, RunOptions options, StageListener listener, Progress progress) {
        PointDesign made = PointDesign.of(
                point, folder.experiments(), new SweepNetworks(options, listener, progress), options.cache());
        Design design = made.design();
        Workload workload = made.workload();
        int samples = folder.plan().samplesOf(workload);
        SimulationResult run = PointGroup.recording(design, workload, samples, options.threads())
                .on(design);
        Prices prices = Prices.load(folder.plan().technologyOf(made.experiment()), options.cache());
        Measured measured =
                Measured.of(design, run, workload, prices, folder.plan().options());
        requireSame(folder, point, Figure.of(measured));
        return new PointRun(
                made.network(),
                run,
                measured.estimate(),
                BottleneckSearch.of(design, run, workload.testSpikes(), options.threads()));
    }

    /** Whether there can be a point with some parameters, of this one's network unless they decide another. */
    boolean isPossible(SweepFolder folder, Map<String, String> parameters) {
        try {
            Experiment experiment = folder.experiments().of(parameters);
            experiment.requireHardware();
            Machines.elaborate(network, experiment.architecture());
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    private static void requireSame(SweepFolder folder, PointResult point, Map<String, BigDecimal> now) {
        now.forEach((key, value) -> {
            BigDecimal then = point.figures().get(key);
            if (then == null || then.compareTo(value) != 0) {
                throw new InputException(
                        folder.path() + ": point " + point.point() + " has " + key + " "
                                + value.toPlainString() + " now, and " + then
                                + " in the sweep; its base or technology has changed, so begin the sweep again in another folder");
            }
        });
    }
}
