package dev.spikeloom.matrix;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.MixedSpikes;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.synth.IcarusLint;
import dev.spikeloom.synth.YosysCheck;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Co-simulation over the architecture space: designs that cover every two values of all parameters together, each with
 * random and extreme weights, every kind of spike vector and random stalls. The RTL must equal the clocked model in
 * every cycle, and pass Verilator, Icarus and Yosys without a warning.
 */
public final class DesignMatrix {
    /** Enough for every two values of the parameters, and some. */
    public static final int DEFAULT_DESIGNS = 240;

    private static final int SAMPLES = 6;

    private static final List<Share> SHARES =
            List.of(new Share(MatrixFactors.PART, 5), new Share(ConvolutionFactors.PART, 3));

    private final long seed;
    private final List<Part> parts;

    /**
     * How much of the matrix a part is.
     *
     * @param weight of the designs, compared with those of other parts
     */
    private record Share(MatrixPart part, int weight) {}

    /** A part of the matrix: networks of one sort, and designs that cover every two values of the parameters that they have. */
    public static final class Part {
        private final MatrixPart sort;
        private final PairwiseCover cover;
        private final int first;

        private Part(MatrixPart sort, PairwiseCover cover, int first) {
            this.sort = sort;
            this.cover = cover;
            this.first = first;
        }

        /** What networks they are, in a few words. */
        public String title() {
            return sort.title();
        }

        /** The parameters, with their values. */
        public List<Factor> factors() {
            return sort.factors();
        }

        /** The index of its first design. */
        public int first() {
            return first;
        }

        public int designs() {
            return cover.assignments().size();
        }

        /** The pairs of values that no design can have. */
        public List<ValuePair> infeasiblePairs() {
            return cover.infeasible();
        }
    }

    private DesignMatrix(long seed, List<Part> parts) {
        this.seed = seed;
        this.parts = List.copyOf(parts);
    }

    /**
     * The matrix of a seed.
     *
     * @param designs how many it has at least
     */
    public static DesignMatrix of(long seed, int designs) {
        int shares = SHARES.stream().mapToInt(Share::weight).sum();
        List<Part> parts = new ArrayList<>();
        int first = 0;
        for (Share share : SHARES) {
            int atLeast = (designs * share.weight() + shares - 1) / shares;
            MatrixPart part = share.part();
            parts.add(new Part(part, PairwiseCover.of(part.factors(), part.constraints(), seed, atLeast), first));
            first += parts.get(parts.size() - 1).designs();
        }
        return new DesignMatrix(seed, parts);
    }

    public long seed() {
        return seed;
    }

    /** Its parts, whose designs come one after the other. */
    public List<Part> parts() {
        return parts;
    }

    public int designs() {
        return parts.stream().mapToInt(Part::designs).sum();
    }

    /** The parameters of a design. */
    public Assignment values(int index) {
        Part part = partOf(index);
        return part.cover.assignments().get(index - part.first);
    }

    private Part partOf(int index) {
        return parts.stream()
                .filter(part -> index < part.first + part.designs())
                .findFirst()
                .orElseThrow();
    }

    /**
     * A design with random weights, and what is presented to it.
     *
     * @param spikes as many samples as {@link #run} presents
     * @param loadsWeights whether they have to be written through the load port
     */
    public record Hardware(Design design, SpikeSource spikes, int timeSteps, boolean loadsWeights) {}

    /** A design of its own, with random weights. */
    public Hardware hardware(int index) {
        MatrixDesign design = design(index);
        Design random = design.designs().get(MatrixWeights.RANDOM);
        return new Hardware(random, spikes(index, random), design.timeSteps(), design.loadsWeights());
    }

    private MixedSpikes spikes(int index, Design design) {
        return new MixedSpikes(key(index), SAMPLES, design.inputs());
    }

    /** Of spikes and stalls. */
    private long key(int index) {
        return CounterRandom.derive(seed ^ CounterRandom.derive(index, 0), 1);
    }

    MatrixDesign design(int index) {
        return new MatrixDesign(partOf(index).sort, values(index), CounterRandom.derive(seed, index));
    }

    /**
     * Runs some of the designs.
     *
     * @param indices which, each from 0 to before {@link #designs}
     * @param threads that run designs
     * @param cache folder of Verilator's builds
     * @param work where what a difference leaves stays: a folder a design, named by its index
     * @throws InputException if a tool is missing
     */
    public MatrixResult run(List<Integer> indices, int threads, Path cache, Path work, Progress progress) {
        List.of(Tool.VERILATOR, Tool.ICARUS, Tool.YOSYS).forEach(Tool::locate);
        AtomicInteger done = new AtomicInteger();
        List<Callable<MatrixResult.Outcome>> jobs = new ArrayList<>();
        for (int index : indices) {
            jobs.add(() -> {
                MatrixResult.Outcome outcome = run(index, cache, work.resolve(String.valueOf(index)));
                outcome.problems()
                        .forEach(problem -> progress.message("design " + seed + ":" + index + ": " + problem));
                progress.update(done.incrementAndGet(), indices.size(), "designs");
                return outcome;
            });
        }
        return new MatrixResult(seed, OrderedTasks.run(threads, jobs, "running designs"));
    }

    private MatrixResult.Outcome run(int index, Path cache, Path work) {
        MatrixDesign matrixDesign = design(index);
        Map<MatrixWeights, Design> designs = matrixDesign.designs();
        List<String> problems = new ArrayList<>();
        long cycles = 0;
        long values = 0;
        for (MatrixWeights weights : MatrixWeights.values()) {
            Design design = designs.get(weights);
            try (TemporaryFolder folder = TemporaryFolder.createIn(cache)) {
                Verilog.generate(design).writeTo(folder.path());
                CosimResult result = check(matrixDesign, design, index, folder.path(), cache, work);
                if (weights == MatrixWeights.RANDOM) {
                    problems.addAll(result.warnings());
                    problems.addAll(lint(design, folder.path()));
                }
                cycles += result.cycles();
                values += result.comparedValues();
                result.divergence()
                        .ifPresent(difference -> problems.add(weights + " weights: " + difference.headline()));
            } catch (EnvironmentException e) {
                throw e;
            } catch (InputException e) {
                // A tool refuses the design: that is a finding, too.
                problems.add(weights + " weights: " + e.getMessage());
            }
        }
        return new MatrixResult.Outcome(
                index, matrixDesign.values(), SAMPLES * MatrixWeights.values().length, cycles, values, problems);
    }

    private CosimResult check(MatrixDesign matrixDesign, Design design, int index, Path rtl, Path cache, Path work) {
        int timeSteps = matrixDesign.timeSteps();
        MixedSpikes spikes = spikes(index, design);
        CosimOptions options = new CosimOptions(
                SAMPLES,
                timeSteps,
                HostTiming.random(key(index)),
                matrixDesign.loadsWeights(),
                true,
                cache,
                work,
                Optional.of("spikeloom cosim --matrix --seed " + seed + " --design " + index));
        return new CrossCheck(design, rtl, options, Progress.NONE).run(spikes);
    }

    /** The warnings of Icarus and Yosys. */
    private static List<String> lint(Design design, Path rtl) {
        List<String> warnings = new ArrayList<>(IcarusLint.run(rtl, Verilog.topModule(design)));
        warnings.addAll(YosysCheck.warnings(rtl));
        return warnings;
    }
}
