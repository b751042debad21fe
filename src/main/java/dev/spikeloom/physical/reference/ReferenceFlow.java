package dev.spikeloom.physical.reference;

import dev.spikeloom.cosim.NetlistSimulation;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.DesignDetails;
import dev.spikeloom.physical.DesignDetails.FlatArea;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.PhysicalFigures;
import dev.spikeloom.physical.activity.ToggleCounter;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.netlist.SimulationFiles;
import dev.spikeloom.physical.netlist.SimulationFiles.Trace;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts a design: maps it to the cells of a technology module by module, simulates these with real samples while the clocked
 * model says what must come out, counts the toggles of each net, and takes the clock from a timing analyser.
 */
public final class ReferenceFlow {
    private static final String CELLS = "cells";
    private static final String BUILDS = "verilator";

    private final Technology technology;
    private final Path cache;
    private final int threads;
    private final Progress progress;

    /** @param cache folder for mapped modules and simulations, which are built once */
    public ReferenceFlow(Technology technology, Path cache, int threads, Progress progress) {
        this.technology = technology;
        this.cache = cache;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * What a design costs that is counted.
     *
     * @param rtl its Verilog
     * @param spikes the first samples of which are presented
     * @param options node, supply and clock that it is scaled to
     * @throws InputException as {@link #run}
     */
    public Estimate estimate(
            Design design, RtlFiles rtl, SpikeSource spikes, ReferencePlan plan, EstimateOptions options) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            rtl.writeTo(folder.path());
            Reference found = run(design, folder.path(), spikes, plan);
            return Estimate.of(
                    Estimate.REFERENCE, plan.timeSteps(), found.figures(), found.details(), technology, options);
        }
    }

    /**
     * Counts a design.
     *
     * @param rtl folder of its Verilog, which may be edited
     * @param spikes the first samples of which are presented
     * @throws InputException if a tool is missing or fails, the netlist does not do what the clocked model does, or a file
     *     cannot be written
     */
    public Reference run(Design design, Path rtl, SpikeSource spikes, ReferencePlan plan) {
        MappingLibrary library = MappingLibrary.of(technology);
        CellMapper mapper = new CellMapper(library, cache.resolve(CELLS), threads, progress);
        String top = Verilog.topModule(design);
        MappedDesign mapped = mapper.map(rtl, top);
        DesignNetlist netlist = new DesignNetlist(mapped);
        Optional<DesignNetlist> flat =
                plan.flat() ? Optional.of(new DesignNetlist(mapper.mapFlat(rtl, top))) : Optional.empty();
        try (TemporaryFolder work = TemporaryFolder.create()) {
            SimulationFiles files = SimulationFiles.write(mapped, netlist, rtl, work.path());
            ToggleCounter counter = new ToggleCounter(files.signals(), netlist.nets());
            NetlistSimulation.Outcome outcome = simulate(design, rtl, work.path(), spikes, plan, counter);
            plan.toggles().ifPresent(file -> ToggleTable.write(file, files, counter));
            progress.message(
                    "energies of " + count(netlist.nets()) + " nets over " + count(counter.cycles()) + " cycles");
            PowerModel gated = new PowerModel(netlist, technology, true);
            PowerModel ungated = new PowerModel(netlist, technology, false);
            ClockOfDesign clock =
                    ClockOfDesign.of(design, rtl, mapped, netlist, library, technology, gated.wireFarads(), progress);
            List<Integer> missing = gated.missing(counter);
            int used = gated.usedNets();
            PhysicalFigures figures = new PhysicalFigures(
                    gated.area(),
                    gated.of(counter),
                    clock.periodSeconds(),
                    Optional.of(clock.critical()),
                    clock.estimated(),
                    outcome.samples(),
                    interval(design, spikes, plan),
                    Optional.of(used == 0 ? 1.0 : 1 - (double) missing.size() / used));
            DesignDetails details = new DesignDetails(
                    gated.moduleCells(),
                    gated.banks(),
                    Optional.of(ungated.of(counter)),
                    names(missing, netlist, files),
                    used,
                    flat.map(one -> FlatArea.of(
                            figures.area().totalCells(),
                            new PowerModel(one, technology, true).area().totalCells())));
            return new Reference(figures, details, outcome.comparedValues());
        }
    }

    private NetlistSimulation.Outcome simulate(
            Design design, Path rtl, Path netlist, SpikeSource spikes, ReferencePlan plan, ToggleCounter counter) {
        progress.message("building the simulation of the netlist with Verilator");
        Scenario scenario =
                Scenario.of(design, spikes, plan.samples(), plan.timeSteps(), HostTiming.saturated(), false);
        NetlistSimulation simulation = new NetlistSimulation(scenario, netlist, rtl, cache.resolve(BUILDS), progress);
        if (plan.waves().isEmpty()) {
            return simulation.run(waves -> counter.read(new CountedCycles(waves, counter, progress)));
        }
        NetlistSimulation.Outcome[] outcome = new NetlistSimulation.Outcome[1];
        AtomicFiles.write(
                plan.waves().get(),
                out -> outcome[0] = simulation.run(
                        waves -> counter.read(new CopyingStream(new CountedCycles(waves, counter, progress), out))));
        return outcome[0];
    }

    /** Cycles that a sample takes: between results, or of a single one all of them. */
    private double interval(Design design, SpikeSource spikes, ReferencePlan plan) {
        SimulationResult result = Simulators.event(design, threads)
                .orElseGet(() -> Simulators.clocked(design))
                .run(spikes, plan.samples(), plan.timeSteps(), HostTiming.saturated(), Progress.NONE);
        return plan.samples() == 1 ? result.cycles() : result.meanInitiationInterval();
    }

    /** A net has the name that it has in the first module that it is in. */
    private static List<String> names(List<Integer> nets, DesignNetlist netlist, SimulationFiles files) {
        Map<Integer, String> names = new HashMap<>();
        if (!nets.isEmpty()) {
            for (DesignNetlist.Instance instance : netlist.instances()) {
                for (int bit = 0; bit < instance.module().bits(); bit++) {
                    String name = instance.module().names().get(bit);
                    names.putIfAbsent(
                            instance.net(bit),
                            instance.path()
                                    + (instance.path().isEmpty() ? "" : ".")
                                    + (name.isEmpty() ? "bit " + bit : name));
                }
            }
        }
        for (Trace trace : files.traces()) {
            names.putIfAbsent(trace.net(), trace.signal());
        }
        return nets.stream().map(net -> names.getOrDefault(net, "net " + net)).toList();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
