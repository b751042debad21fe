package dev.spikeloom.study.sweep;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.reference.ReferenceFlow;
import dev.spikeloom.physical.reference.ReferencePlan;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.synth.IcarusLint;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Proves that the points of a front are hardware: makes their Verilog, and holds it to the clocked model in each cycle. */
public final class SweepVerification {
    /** Samples of a co-simulation, unless it is said. */
    public static final int DEFAULT_SAMPLES = 5;

    private final SweepFolder folder;
    private final RunOptions options;
    private final Progress progress;
    private final PointExperiments experiments;
    private final SweepNetworks networks;

    /**
     * Prepares a verification.
     *
     * @throws InputException as {@link SweepStudy#SweepStudy}, or if a tool is missing
     */
    public SweepVerification(SweepFolder folder, RunOptions options, StageListener listener, Progress progress) {
        List.of(Tool.VERILATOR, Tool.ICARUS).forEach(Tool::locate);
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.experiments = folder.experiments();
        this.networks = new SweepNetworks(options, listener, progress);
    }

    /**
     * Verifies each point of the front that is not yet; what is found is kept after each of them.
     *
     * @param samples of each, from the first
     * @param again whether those that were verified are, too
     * @return all that were verified, by their numbers
     * @throws InputException if a tool fails, or samples are out of range
     */
    public Map<Integer, Verified> run(int samples, boolean again) {
        return onFront(folder.verified(), again, point -> verify(point, samples), folder::keep, "points of the front");
    }

    /** What is found of each point is kept at once. */
    private <T> Map<Integer, T> onFront(
            Map<Integer, T> found,
            boolean again,
            Function<PointResult, T> find,
            Consumer<Map<Integer, T>> keep,
            String unit) {
        List<PointResult> front = folder.front().points();
        int done = 0;
        for (PointResult point : front) {
            if (again || !found.containsKey(point.point())) {
                found.put(point.point(), find.apply(point));
                keep.accept(found);
            }
            progress.update(++done, front.size(), unit);
        }
        return found;
    }

    private PointDesign made(PointResult point, int samples) {
        PointDesign made = PointDesign.of(point, experiments, networks, options.cache());
        int all = made.workload().dataset().test().samples();
        if (samples < 1 || samples > all) {
            throw new InputException("--samples is '" + samples + "', allowed: 1 to " + all);
        }
        return made;
    }

    private Verified verify(PointResult point, int samples) {
        PointDesign made = made(point, samples);
        Design design = made.design();
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Path rtl = work.path().resolve("rtl");
            Verilog.generate(design).writeTo(rtl);
            List<String> warnings = IcarusLint.run(rtl, Verilog.topModule(design));
            CosimOptions cosim = new CosimOptions(
                    samples,
                    made.experiment().timeSteps(),
                    HostTiming.saturated(),
                    made.experiment().cosimulationLoadsWeights(),
                    true,
                    options.cache().resolve(CosimOptions.BUILDS),
                    work.path().resolve("cosim"));
            CosimResult result = new CrossCheck(design, rtl, cosim, Progress.NONE)
                    .run(made.workload().testSpikes());
            String difference = result.divergence()
                    .map(found -> found.report().lines().findFirst().orElse("they differ"))
                    .or(() -> result.warnings().stream().findFirst())
                    .or(() -> warnings.stream().findFirst())
                    .orElse(null);
            return new Verified(
                    difference == null, result.samples(), result.cycles(), result.comparedValues(), difference);
        }
    }

    /**
     * Counts each point of the front that is not yet: synthesizes it to cells and simulates these, as {@code estimate
     * --reference} does.
     *
     * @param samples of each, from the first
     * @param again whether those that were counted are, too
     * @return all that were counted, by their numbers
     * @throws InputException if a tool is missing or fails, or samples are out of range
     */
    public Map<Integer, Counted> count(int samples, boolean again) {
        return onFront(
                folder.counted(),
                again,
                point -> counted(point, samples),
                folder::keepCounted,
                "points of the front counted");
    }

    private Counted counted(PointResult point, int samples) {
        PointDesign made = made(point, samples);
        Technology technology = Technologies.load(folder.plan().technologyOf(made.experiment()), options.cache());
        NodeFigures scaled = new ReferenceFlow(technology, options.cache(), options.threads(), progress)
                .estimate(
                        made.design(),
                        Verilog.generate(made.design()),
                        made.workload().testSpikes(),
                        new ReferencePlan(samples, made.experiment().timeSteps()),
                        folder.plan().options())
                .scaled();
        return new Counted(
                samples, scaled.energyNj(), scaled.logicAreaMm2().plus(scaled.memoryAreaMm2()), scaled.clockMhz());
    }
}
