package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ArchitectureChanges;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.fuzz.cases.RandomArchitecture;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Retiming;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prices architectures of a network: the spikes are computed once, each architecture is timed with them, and its price is
 * that of its counters.
 */
public final class ArchitectureStudy {
    /** Test samples that each is timed with, unless it is said. */
    public static final int DEFAULT_SAMPLES = 200;

    public static final int MOST = 1_000_000;

    /** Drawn for each that is wanted, at most: small networks have few architectures. */
    private static final int MOST_DRAWS = 20;

    private final QuantizedNetwork network;
    private final Architecture given;
    private final Technology technology;
    private final Characterisation costs;
    private final EstimateOptions options;
    private final Retiming retiming;
    private int otherSpikes;
    private int impossible;

    private ArchitectureStudy(
            QuantizedNetwork network,
            Architecture given,
            Technology technology,
            Characterisation costs,
            EstimateOptions options,
            Retiming retiming) {
        this.network = network;
        this.given = given;
        this.technology = technology;
        this.costs = costs;
        this.options = options;
        this.retiming = retiming;
    }

    /**
     * Prices the experiment's architecture and others.
     *
     * @param count how many others
     * @param seed of these
     * @throws InputException as {@link EstimateStudy#of}, or if {@code count} is out of range
     */
    public static ArchitecturePrices of(
            TrainedNetworks networks, EstimatePlan plan, int count, long seed, RunOptions options, Progress progress) {
        if (count < 1 || count > MOST) {
            throw new InputException("--architectures is '" + count + "', allowed: 1 to " + MOST);
        }
        Experiment experiment = networks.experiment();
        QuantizedNetwork network = networks.requireQuantized();
        Technology technology = Technologies.load(plan.technology().orElseGet(experiment::technology), options.cache());
        Characterisation costs = Characterisations.load(technology, options.cache());
        Design design = Machines.elaborate(network, experiment.architecture());
        Workload workload = Workload.load(experiment, options.cache());
        int samples = plan.samples()
                .orElse(Math.min(DEFAULT_SAMPLES, workload.dataset().test().samples()));
        int timeSteps = new TracePlan(samples, plan.timeSteps(), Long.MAX_VALUE)
                .timeStepsOf(experiment, workload.dataset().test());
        progress.message("computing the spikes of " + samples + " test samples");
        Retiming retiming = Simulators.retiming(design, workload.testSpikes(), samples, timeSteps, options.threads())
                .orElseThrow(() -> new InputException("such machines cannot be timed without their spikes"));
        ArchitectureStudy study =
                new ArchitectureStudy(network, experiment.architecture(), technology, costs, plan.options(), retiming);
        SimulationResult own = retiming.on(design);
        PricedArchitecture first = study.price(design, own);
        List<PricedArchitecture> drawn = study.draw(count, seed, first, progress);
        return new ArchitecturePrices(
                experiment.name(),
                technology.name(),
                samples,
                timeSteps,
                workload.accuracy(own.classes()),
                study.otherSpikes,
                study.impossible,
                first,
                drawn);
    }

    private List<PricedArchitecture> draw(int count, long seed, PricedArchitecture first, Progress progress) {
        List<PricedArchitecture> drawn = new ArrayList<>();
        Set<Map<String, String>> known = new HashSet<>(Set.of(first.settings()));
        for (long draw = 0; drawn.size() < count && draw < (long) count * MOST_DRAWS; draw++) {
            Architecture architecture =
                    RandomArchitecture.near(RandomDraws.counted(seed * MOST * MOST_DRAWS + draw), network, given);
            if (known.add(changes(architecture))) {
                Design design;
                try {
                    design = Machines.elaborate(network, architecture);
                } catch (InputException e) {
                    impossible++;
                    continue;
                }
                if (retiming.holdsFor(design)) {
                    drawn.add(price(design, retiming.on(design)));
                    progress.update(drawn.size(), count, "architectures");
                } else {
                    otherSpikes++;
                }
            }
        }
        return drawn;
    }

    private Map<String, String> changes(Architecture architecture) {
        return ArchitectureChanges.between(
                given, architecture, network.weightFormats().size(), ParameterTable.ALL);
    }

    private PricedArchitecture price(Design design, SimulationResult run) {
        Estimate estimate = FastModels.estimate(design, run, technology, costs, options);
        return new PricedArchitecture(
                changes(design.architecture()),
                estimate.cyclesPerClassification(),
                estimate.unscaled(),
                estimate.scaled());
    }
}
