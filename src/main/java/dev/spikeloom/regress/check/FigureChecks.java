package dev.spikeloom.regress.check;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.regress.subject.Draw;
import dev.spikeloom.run.option.Engine;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures of a design, for the baseline to judge: always of the same samples, whatever the seed. */
final class FigureChecks {
    private static final double SQUARE_MICROMETRES = 1e6;
    private static final double PICO_PER_NANO = 1e3;

    private FigureChecks() {}

    static Finding figures(CheckRun run) {
        Design design = run.design().design();
        SimulationResult result = simulated(run);
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("cycles", (double) result.cycles());
        figures.put("latency_cycles", result.meanLatency());
        if (result.samples() > 1) {
            figures.put("initiation_interval_cycles", result.meanInitiationInterval());
        }
        for (int layer = 0; layer < result.layers().size(); layer++) {
            List<Long> counters = result.layers().get(layer).inHardware();
            for (int i = 0; i < counters.size(); i++) {
                figures.put("layers[" + layer + "]." + LayerCounters.NAMES.get(i), (double) counters.get(i));
            }
        }
        run.design().workload().ifPresent(workload -> {
            int[][] classes = new int[result.samples()][];
            for (int sample = 0; sample < classes.length; sample++) {
                classes[sample] = result.classesAfter(sample, result.timeSteps(), design);
            }
            figures.put("accuracy", workload.accuracy(classes));
        });
        return Finding.passed(figures);
    }

    static Finding physical(CheckRun run) {
        Path cache = run.options().cache();
        String named = run.plan().text("technology");
        Technology technology =
                Technologies.load(named.isEmpty() ? run.design().experiment().technology() : named, cache);
        NodeFigures scaled = FastModels.estimate(
                        run.design().design(),
                        simulated(run),
                        technology,
                        Characterisations.load(technology, cache),
                        EstimateOptions.DEFAULT)
                .scaled();
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put(
                "area_um2", scaled.logicAreaMm2().plus(scaled.memoryAreaMm2()).value() * SQUARE_MICROMETRES);
        figures.put("clock_mhz", scaled.clockMhz().value());
        figures.put("energy_pj", scaled.energyNj().value() * PICO_PER_NANO);
        return Finding.passed(figures);
    }

    private static SimulationResult simulated(CheckRun run) {
        return Engine.EVENT
                .simulator(run.design().design(), run.options().threads())
                .run(
                        run.design().spikes(new Draw(1, run.draw().key())),
                        run.samples(),
                        run.timeSteps(),
                        HostTiming.saturated(),
                        Progress.NONE);
    }
}
