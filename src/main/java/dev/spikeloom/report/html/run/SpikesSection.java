package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.LineData;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Spikes in and out of each layer, and what they make the memories do. */
final class SpikesSection {
    private SpikesSection() {}

    static Section of(SimulateOutcome simulated) {
        return new Section(
                "spikes",
                "Spikes",
                List.<Block>of(chart(simulated), byStep(simulated), bySample(simulated), byBank(simulated)));
    }

    /** Means of a sample at each time step, by what they are of. */
    private static Map<String, List<Double>> means(SimulateOutcome simulated) {
        double samples = Math.max(1, simulated.simulatedSamples());
        Map<String, List<Double>> means = new LinkedHashMap<>();
        for (Layer layer : simulated.layers()) {
            means.put("into layer " + layer.layer(), means(layer.spikesInByStep(), samples));
        }
        if (!simulated.layers().isEmpty()) {
            Layer last = simulated.layers().get(simulated.layers().size() - 1);
            means.put("out of layer " + last.layer(), means(last.spikesOutByStep(), samples));
        }
        return means;
    }

    private static List<Double> means(List<Long> sums, double samples) {
        return sums.stream().map(sum -> sum / samples).toList();
    }

    private static int steps(SimulateOutcome simulated) {
        return means(simulated).values().stream().mapToInt(List::size).max().orElse(0);
    }

    private static Chart chart(SimulateOutcome simulated) {
        LineData data = LineData.over(
                "time step",
                "spikes a sample",
                IntStream.range(0, steps(simulated)).boxed().toList());
        means(simulated).forEach(data::add);
        return new Chart(
                "spikes-chart",
                Chart.LINES,
                "Spikes at each time step, mean of a sample",
                "Lines of the mean number of spikes into each layer at each time step; the table below has the same numbers.",
                data);
    }

    private static Table byStep(SimulateOutcome simulated) {
        Map<String, List<Double>> means = means(simulated);
        List<String> heads = new ArrayList<>(List.of("time step"));
        heads.addAll(means.keySet());
        Table.Builder table = Table.of("Spikes at each time step, mean of a sample", heads);
        for (int step = 0; step < steps(simulated); step++) {
            int at = step;
            table.numbers(
                    String.valueOf(step),
                    means.values().stream()
                            .map(values -> at < values.size() ? Figures.decimal(values.get(at)) : "-")
                            .toArray(String[]::new));
        }
        return table.build();
    }

    private static Table bySample(SimulateOutcome simulated) {
        Table.Builder table = Table.of(
                "Spikes and synaptic operations, mean of a sample",
                "layer",
                "spikes in",
                "spikes out",
                "SRAM reads",
                "synaptic operations",
                "potentials clipped, all samples");
        double samples = Math.max(1, simulated.simulatedSamples());
        for (Layer layer : simulated.layers()) {
            table.numbers(
                    "layer " + layer.layer(),
                    Figures.decimal(layer.spikesInPerSample()),
                    Figures.decimal(layer.spikesOutPerSample()),
                    Figures.decimal(layer.sramReadsByBank().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            / samples),
                    Figures.decimal(layer.synapticOperations() / samples),
                    Figures.count(layer.saturations()));
        }
        return table.build();
    }

    private static Table byBank(SimulateOutcome simulated) {
        Table.Builder table =
                Table.of("Weight rows read from each bank, all samples", "bank", "reads", "share of the layer");
        for (Layer layer : simulated.layers()) {
            List<Long> reads = layer.sramReadsByBank();
            double all = Math.max(1, reads.stream().mapToLong(Long::longValue).sum());
            for (int bank = 0; bank < reads.size(); bank++) {
                table.numbers(
                        "layer " + layer.layer() + ", bank " + bank,
                        Figures.count(reads.get(bank)),
                        Figures.percent(reads.get(bank) / all));
            }
        }
        return table.build();
    }
}
