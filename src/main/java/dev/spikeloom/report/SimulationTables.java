package dev.spikeloom.report;

import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What the accelerator did with the test set, for the terminal: cycles, what it is built of, counters, the bottleneck. */
final class SimulationTables {
    private SimulationTables() {}

    /** @param hardware that it ran on; empty if the results do not say */
    static String of(SimulateOutcome simulated, Optional<HardwareFigures> hardware) {
        return timing(simulated, hardware)
                + "\n"
                + layers(simulated, hardware)
                + BottleneckReport.of(simulated)
                + (simulated.physical() == null ? "" : "\n" + PhysicalTable.of(simulated.physical()));
    }

    private static String timing(SimulateOutcome simulated, Optional<HardwareFigures> hardware) {
        TextTable table = new TextTable(
                "cycles, mean of " + Figures.plural(simulated.simulatedSamples(), "image"),
                "latency",
                "interval",
                "interval a step",
                "busiest layer a step");
        for (int steps : simulated.latencyCyclesMeanByTimeSteps().keySet()) {
            table.row(
                    "T = " + steps,
                    decimal(simulated.latencyCyclesMeanByTimeSteps(), steps),
                    decimal(simulated.initiationIntervalCyclesMeanByTimeSteps(), steps),
                    decimal(simulated.initiationIntervalCyclesPerTimeStepMeanByTimeSteps(), steps),
                    decimal(simulated.busiestLayerCyclesPerTimeStepMeanByTimeSteps(), steps));
        }
        return table + "  weight SRAM: " + Figures.count(simulated.weightSramBytes()) + " bytes in macros of "
                + simulated.layers().stream().map(SimulationTables::macros).collect(Collectors.joining(", ")) + "\n"
                + hardware.map(SimulationTables::logic).orElse("");
    }

    private static String logic(HardwareFigures hardware) {
        return "  logic: " + Figures.count(hardware.registerBits()) + " register bits; "
                + Figures.plural(hardware.lanes(), "lane") + " with " + Figures.plural(hardware.adders(), "adder")
                + " and " + Figures.plural(hardware.comparators(), "comparator") + "\n";
    }

    /** A dash for what there is not: a single image has no interval. */
    private static String decimal(SortedMap<Integer, Double> figures, int steps) {
        return Figures.decimal(figures.getOrDefault(steps, Double.NaN));
    }

    /** Such as {@code 4 x 256 x 1,792 bits}. */
    private static String macros(SimulateOutcome.Layer layer) {
        SimulateOutcome.Macros macros = layer.macros();
        String kind = Figures.count(macros.words()) + " x " + Figures.count(macros.bits()) + " bits"
                + (macros.readPorts() > 1 ? ", " + macros.readPorts() + " read ports" : "");
        return macros.count() == 1 ? kind : "(" + Figures.count(macros.count()) + ") " + kind;
    }

    private static String layers(SimulateOutcome simulated, Optional<HardwareFigures> hardware) {
        boolean conflicts = simulated.layers().stream().anyMatch(layer -> layer.conflictCycles() > 0);
        boolean saturations = simulated.layers().stream().anyMatch(layer -> layer.saturations() > 0);
        List<String> header = new ArrayList<>(List.of("mean an image", "banks"));
        if (hardware.isPresent()) {
            ParameterTable.COLUMNS.forEach(column -> header.add(column.title()));
        }
        header.addAll(List.of("spikes in", "spikes out", "SRAM reads", "SOPs", "empty", "starved", "blocked"));
        if (conflicts) {
            header.add("conflict");
        }
        if (saturations) {
            header.add("saturated");
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        double images = simulated.simulatedSamples();
        for (SimulateOutcome.Layer layer : simulated.layers()) {
            long reads =
                    layer.sramReadsByBank().stream().mapToLong(Long::longValue).sum();
            List<String> row = new ArrayList<>(List.of(
                    "layer " + layer.layer() + ", " + layer.inputs() + " x " + layer.neurons(),
                    Figures.count(layer.banks())));
            if (hardware.isPresent()) {
                HardwareFigures.Layer built = hardware.get().layers().get(layer.layer());
                ParameterTable.COLUMNS.forEach(column -> row.add(Figures.count(built.number(column.parameter()))));
            }
            row.addAll(List.of(
                    Figures.decimal(layer.spikesInPerSample()),
                    Figures.decimal(layer.spikesOutPerSample()),
                    Figures.decimal(reads / images),
                    Figures.decimal(layer.synapticOperations() / images),
                    Figures.decimal(layer.emptyCycles() / images),
                    Figures.decimal(layer.starvedCycles() / images),
                    Figures.decimal(layer.blockedCycles() / images)));
            if (conflicts) {
                row.add(Figures.decimal(layer.conflictCycles() / images));
            }
            if (saturations) {
                row.add(Figures.decimal(layer.saturations() / images));
            }
            table.row(row.toArray(String[]::new));
        }
        String legend = "  (empty, starved, blocked: cycles in which the layer reads no weight row";
        return table + legend + (conflicts ? "; conflict: in which it reads fewer than it could issue" : "") + ")\n";
    }
}
