package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.BarData;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Where the cycles go: layer by layer, and why. */
final class CyclesSection {
    private CyclesSection() {}

    static Section of(SimulateOutcome simulated) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(Figures.count(simulated.simulatedCycles()) + " cycles for "
                + Figures.plural(simulated.simulatedSamples(), "test sample")
                + ", one directly after the other. In each cycle a layer reads weights, passes an empty vector on, waits"
                + " for the layer before it (starved) or for the one behind it (blocked)."));
        blocks.add(chart(simulated));
        blocks.add(causes(simulated));
        if (simulated.bottleneck() != null) {
            blocks.add(new Paragraph(bottleneck(simulated.bottleneck())));
            widenings(simulated.bottleneck(), blocks);
        }
        blocks.add(byTimeSteps(simulated));
        return new Section("cycles", "Cycles", blocks);
    }

    private static Chart chart(SimulateOutcome simulated) {
        List<Layer> layers = simulated.layers();
        BarData data = BarData.of(
                        "share of the cycles (%)",
                        layers.stream().map(layer -> "layer " + layer.layer()).toList())
                .add("reads", shares(simulated, layer -> layer.readCycles() - layer.conflictCycles()))
                .add("reads with a bank conflict", shares(simulated, Layer::conflictCycles))
                .add("empty", shares(simulated, Layer::emptyCycles))
                .add("starved", shares(simulated, Layer::starvedCycles))
                .add("blocked", shares(simulated, Layer::blockedCycles));
        return new Chart(
                "cycles-chart",
                Chart.BARS,
                "Cycles by layer and cause",
                "A bar a layer, made of the shares of the cycles in which it reads, passes on empty vectors, is starved or"
                        + " blocked; the table below has the same numbers.",
                data);
    }

    private static List<Double> shares(SimulateOutcome simulated, ToLongFunction<Layer> cycles) {
        double all = Math.max(1, simulated.simulatedCycles());
        return simulated.layers().stream()
                .map(layer -> 100 * cycles.applyAsLong(layer) / all)
                .toList();
    }

    private static Table causes(SimulateOutcome simulated) {
        Table.Builder table = Table.of(
                "Cycles by layer and cause", "layer", "reads", "of them conflicts", "empty", "starved", "blocked");
        for (Layer layer : simulated.layers()) {
            table.numbers(
                    "layer " + layer.layer(),
                    Figures.count(layer.readCycles()),
                    Figures.count(layer.conflictCycles()),
                    Figures.count(layer.emptyCycles()),
                    Figures.count(layer.starvedCycles()),
                    Figures.count(layer.blockedCycles()));
        }
        return table.build();
    }

    private static String bottleneck(BottleneckFigures found) {
        return "The bottleneck is layer " + found.layer() + ", which is busy in " + Figures.percent(found.busyShare())
                + " of the cycles."
                + (found.nextLayer() == null || found.nextLayerBusyCyclesMean() == null
                        ? ""
                        : " Without it layer " + found.nextLayer() + " would allow "
                                + Figures.decimal(found.nextLayerBusyCyclesMean()) + " cycles a sample.");
    }

    private static void widenings(BottleneckFigures found, List<Block> blocks) {
        if (found.widenings() == null || found.widenings().isEmpty()) {
            return;
        }
        Table.Builder table =
                Table.of("Changes of the bottleneck that make it faster", "settings", "cycles a sample", "timed on");
        for (BottleneckFigures.Change change : found.widenings()) {
            table.numbers(
                    change.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(" ")),
                    Figures.decimal(change.initiationIntervalCyclesMean()),
                    Figures.plural(change.samples(), "sample"));
        }
        blocks.add(table.build());
    }

    private static Table byTimeSteps(SimulateOutcome simulated) {
        Table.Builder table = Table.of(
                "Cycles of a sample by time steps, mean",
                "time steps",
                "latency",
                "from result to result",
                "the same, a time step",
                "busiest layer");
        for (Map.Entry<Integer, Double> latency :
                orEmpty(simulated.latencyCyclesMeanByTimeSteps()).entrySet()) {
            int steps = latency.getKey();
            table.numbers(
                    String.valueOf(steps),
                    Figures.decimal(latency.getValue()),
                    at(simulated.initiationIntervalCyclesMeanByTimeSteps(), steps),
                    at(simulated.initiationIntervalCyclesPerTimeStepMeanByTimeSteps(), steps),
                    at(simulated.busiestLayerCyclesMeanByTimeSteps(), steps));
        }
        return table.build();
    }

    private static String at(SortedMap<Integer, Double> values, int steps) {
        return Figures.decimal(orEmpty(values).getOrDefault(steps, Double.NaN));
    }

    private static SortedMap<Integer, Double> orEmpty(SortedMap<Integer, Double> values) {
        return values == null ? new TreeMap<>() : values;
    }
}
