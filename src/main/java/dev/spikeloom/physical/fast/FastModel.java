package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.physical.DesignDetails;
import dev.spikeloom.physical.PhysicalFigures;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.power.AreaBreakdown;
import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a design takes by its sizes and the counters of a run, without its netlist. */
final class FastModel {
    private static final String WEIGHTS = ".weights";
    private static final String POTENTIALS = ".potentials";
    private static final String SCHEDULER = ".u_scheduler";

    private final Technology technology;
    private final Characterisation costs;

    FastModel(Technology technology, Characterisation costs) {
        this.technology = technology;
        this.costs = costs;
    }

    /**
     * The figures of a design.
     *
     * @param run of the event model, or of the clocked one, which counts the same
     */
    PhysicalFigures figures(RateDesign design, SimulationResult run) {
        Map<String, Double> cells = new LinkedHashMap<>();
        Map<String, Range> memories = new LinkedHashMap<>();
        Map<String, Map<Cause, Range>> joules = new LinkedHashMap<>();
        Map<String, Range> leakage = new LinkedHashMap<>();
        for (Features part : new FeatureTable(design, run).parts()) {
            double scheduler = costs.schedulerArea(part);
            cells.put(part.path(), costs.area(part) - scheduler);
            if (scheduler > 0) {
                cells.put(part.path() + SCHEDULER, scheduler);
            }
            leakage.put(part.path(), spread(Characterisation.LEAKAGE).times(costs.leakage(part)));
            Map<Cause, Range> causes = new EnumMap<>(Cause.class);
            for (Cause cause : Features.FITTED) {
                causes.put(cause, spread(cause.name()).times(costs.joules(part, cause)));
            }
            joules.put(part.path(), causes);
        }
        for (LayerDesign layer : design.layers()) {
            memories(FeatureTable.path(design, layer), design, layer, run, memories, joules, leakage);
        }
        double all = cells.values().stream().mapToDouble(Double::doubleValue).sum();
        Range placed = costs.placed().times(all);
        return new PhysicalFigures(
                new AreaBreakdown(cells, memories, placed),
                new PowerBreakdown(run.cycles(), joules, leakage),
                period(design),
                Optional.empty(),
                true,
                run.samples(),
                run.samples() > 1 ? run.meanInitiationInterval() : run.cycles(),
                Optional.empty());
    }

    /** Seconds of the shortest clock period. */
    Range period(RateDesign design) {
        double picoseconds = PeriodFeatures.period(costs.period().coefficients(), PeriodFeatures.of(design));
        return new Range(costs.period().low(), 1, costs.period().high()).times(picoseconds * Characterisation.PICO);
    }

    /** What is known of the design without its netlist: its banks. */
    DesignDetails details(RateDesign design) {
        Map<String, Bank> banks = new LinkedHashMap<>();
        for (LayerDesign layer : design.layers()) {
            String path = FeatureTable.path(design, layer);
            banks.put(path + named(WEIGHTS, arrays(layer)), weights(design, layer));
            if (layer.potentialMemories() > 0) {
                banks.put(path + named(POTENTIALS, layer.potentialMemories()), potentials(layer));
            }
        }
        return new DesignDetails(List.of(), banks, Optional.empty(), List.of(), 0, Optional.empty());
    }

    private static long arrays(LayerDesign layer) {
        return (long) layer.ports() * layer.columns();
    }

    /** Memories that are alike, and how many they are. */
    private static String named(String kind, long count) {
        return count == 1 ? kind : kind + " x " + count;
    }

    private Bank weights(RateDesign design, LayerDesign layer) {
        return technology.memories().bank(layer.memoryWords(), layer.wordBits(), design.hasLoadPorts());
    }

    private Bank potentials(LayerDesign layer) {
        return technology.memories().bank(layer.potentialWords(), layer.potentialWordBits(), true);
    }

    private Range spread(String figure) {
        return costs.spreads().getOrDefault(figure, Range.exact(1));
    }

    /** Memories are counted, not fitted: what is read and written of them is known exactly. */
    private void memories(
            String path,
            RateDesign design,
            LayerDesign layer,
            SimulationResult run,
            Map<String, Range> areas,
            Map<String, Map<Cause, Range>> joules,
            Map<String, Range> leakage) {
        LayerCounters counters = run.layers().get(layer.index());
        long arrays = arrays(layer);
        double reads = (double) counters.sramReads() * layer.columns();
        add(
                path + named(WEIGHTS, arrays),
                weights(design, layer),
                arrays,
                reads,
                0,
                run.cycles(),
                areas,
                joules,
                leakage);
        if (layer.potentialMemories() > 0) {
            double written = counters.enabledCycles().getOrDefault(RegisterBank.FORWARD, 0L);
            add(
                    path + named(POTENTIALS, layer.potentialMemories()),
                    potentials(layer),
                    layer.potentialMemories(),
                    LayerFeatureKinds.of(design, layer).potentialReads(counters),
                    written,
                    run.cycles(),
                    areas,
                    joules,
                    leakage);
        }
    }

    private static void add(
            String path,
            Bank bank,
            long arrays,
            double reads,
            double writes,
            long cycles,
            Map<String, Range> areas,
            Map<String, Map<Cause, Range>> joules,
            Map<String, Range> leakage) {
        areas.put(path, bank.area().times((double) arrays));
        leakage.put(path, bank.leakage().times((double) arrays));
        Map<Cause, Range> causes = new EnumMap<>(Cause.class);
        causes.put(Cause.MEMORY_READS, bank.read().times(reads));
        causes.put(Cause.MEMORY_WRITES, bank.write().times(writes));
        causes.put(Cause.MEMORY_IDLE, bank.idle().times(Math.max(0, arrays * (double) cycles - reads - writes)));
        joules.put(path, causes);
    }
}
