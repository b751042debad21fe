package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.LineData;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome.Layer;
import java.util.List;
import java.util.stream.IntStream;

/** Spikes in and out of each layer, and what they make the memories do. */
final class SpikesSection {
    private SpikesSection() {}

    static Section of(SimulateOutcome simulated) {
        return new Section(
                "spikes", "Spikes", List.<Block>of(chart(simulated), bySample(simulated), byBank(simulated)));
    }

    private static Chart chart(SimulateOutcome simulated) {
        int steps = simulated.layers().stream()
                .mapToInt(layer -> layer.spikesInByStep().size())
                .max()
                .orElse(0);
        LineData data = LineData.over(
                "time step",
                "spikes a sample",
                IntStream.range(0, steps).boxed().toList());
        double samples = Math.max(1, simulated.simulatedSamples());
        for (Layer layer : simulated.layers()) {
            data.add("into layer " + layer.layer(), means(layer.spikesInByStep(), samples));
        }
        if (!simulated.layers().isEmpty()) {
            Layer last = simulated.layers().get(simulated.layers().size() - 1);
            data.add("out of layer " + last.layer(), means(last.spikesOutByStep(), samples));
        }
        return new Chart(
                "spikes-chart",
                Chart.LINES,
                "Spikes at each time step, mean of a sample",
                "Lines of the mean number of spikes into each layer at each time step; their sums are in the table below.",
                data);
    }

    private static List<Double> means(List<Long> sums, double samples) {
        return sums.stream().map(sum -> sum / samples).toList();
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
