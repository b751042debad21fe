package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.ProgramIdentity;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Retiming;
import dev.spikeloom.sim.machine.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Points that compute the same spikes: these are computed once, and timed on the design of each. */
final class PointGroup implements AutoCloseable {
    private static final String SHARED = "sweeps/points";

    private final Workload workload;
    private final QuantizedNetwork network;
    private final int samples;
    private final Prices prices;
    private final SweepPlan plan;
    private final int threads;
    private final SharedPoints shared;
    private final List<Retiming> recorded = new ArrayList<>();

    /**
     * Prepares the points that differ from an experiment in nothing that changes a spike.
     *
     * @param base that they are derived from
     * @throws InputException if the data set is missing, or has fewer samples than the sweep takes
     */
    PointGroup(
            SweepPlan plan,
            String base,
            Experiment experiment,
            SweepNetworks networks,
            Prices prices,
            RunOptions options) {
        this.plan = plan;
        this.prices = prices;
        this.threads = options.threads();
        this.workload = Workload.load(experiment, options.cache());
        this.samples = plan.samplesOf(workload);
        this.network = networks.of(base, experiment, workload);
        this.shared = new SharedPoints(options.cache().resolve(SHARED).resolve(identity(experiment) + ".jsonl"));
    }

    /** Of all that the figures of these points depend on, besides their architectures. */
    private String identity(Experiment experiment) {
        MessageDigest digest = Checksums.sha256();
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Path file = work.path().resolve("network.npz");
            QuantizedNetworkFile.write(file, network);
            digest.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workload.dataset().test().updateDigest(digest);
        String rest = ProgramIdentity.hash() + "\n" + SweepNetworks.keys(experiment, SpikeGroup::decides) + samples
                + "\n" + prices.identity() + "\n" + plan.options();
        digest.update(rest.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /**
     * What a point is like.
     *
     * @param experiment that it is
     */
    PointResult result(int point, Map<String, String> parameters, Experiment experiment) {
        String settings = settings(experiment);
        PointResult found = shared.find(settings).orElseGet(() -> {
            PointResult computed = computed(point, parameters, experiment);
            shared.add(settings, computed);
            return computed;
        });
        return new PointResult(point, parameters, found.figures(), found.skipped());
    }

    /**
     * What points took.
     *
     * @param recordingSeconds until their spikes were computed
     * @param pointSeconds each, after that
     * @param bytes of a result
     */
    record Trial(double recordingSeconds, double pointSeconds, int bytes) {}

    /**
     * Computes points of which nothing is kept.
     *
     * @param experiments that they are; those that are not possible say nothing
     * @param seconds after which no other one is begun
     */
    Optional<Trial> trial(Iterator<Experiment> experiments, double seconds) {
        double first = 0;
        double others = 0;
        int computed = 0;
        int bytes = 0;
        while (experiments.hasNext() && (computed < 2 || others <= seconds)) {
            Experiment experiment = experiments.next();
            long begin = System.nanoTime();
            PointResult result = computed(0, Map.of(), experiment);
            double took = (System.nanoTime() - begin) / 1e9;
            if (result.possible()) {
                bytes = PointStore.line(result).length();
                computed++;
                first = computed == 1 ? took : first;
                others += computed == 1 ? 0 : took;
            }
        }
        double each = computed > 1 ? others / (computed - 1) : first;
        return computed == 0 ? Optional.empty() : Optional.of(new Trial(Math.max(0, first - each), each, bytes));
    }

    private static String settings(Experiment experiment) {
        String text = ExperimentYaml.write(
                experiment,
                Settings.all().stream()
                        .filter(setting -> !SpikeGroup.decides(setting))
                        .toList());
        return Checksums.name(text);
    }

    private PointResult computed(int point, Map<String, String> parameters, Experiment experiment) {
        Design design;
        try {
            design = Machines.elaborate(network, experiment.architecture());
        } catch (InputException e) {
            return PointResult.skipped(point, parameters, e);
        }
        SimulationResult run = retiming(design).on(design);
        Measured measured = Measured.of(design, run, workload, prices, plan.options());
        return new PointResult(point, parameters, Figure.of(measured), null);
    }

    private Retiming retiming(Design design) {
        for (Retiming one : recorded) {
            if (one.holdsFor(design)) {
                return one;
            }
        }
        Retiming fresh = recording(design, workload, samples, threads);
        recorded.add(fresh);
        return fresh;
    }

    /**
     * Computes the spikes of a design.
     *
     * @param samples the first of the test samples
     */
    static Retiming recording(Design design, Workload workload, int samples, int threads) {
        return Simulators.retiming(
                        design,
                        workload.testSpikes(),
                        samples,
                        workload.experiment().timeSteps(),
                        threads)
                .orElseThrow(() -> new InputException("such machines cannot be timed without their spikes"));
    }

    /** Keeps what other sweeps may want; more points can be computed after it. */
    @Override
    public void close() {
        shared.save();
    }
}
