package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.study.ArchitecturePrices;
import dev.spikeloom.study.PricedArchitecture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Prices of architectures: as a table of those that no other one is better than, and as JSON. */
public final class ArchitectureReport {
    /** What is written. */
    public static final String FILE = "architectures.json";

    private static final int MOST_SHOWN = 20;

    private final ArchitecturePrices prices;

    public ArchitectureReport(ArchitecturePrices prices) {
        this.prices = prices;
    }

    /**
     * Writes {@link #FILE}.
     *
     * @throws dev.spikeloom.io.EnvironmentException if it cannot be written
     */
    public void writeTo(Path folder) {
        AtomicFiles.writeString(folder.resolve(FILE), prices.toJson());
    }

    @Override
    public String toString() {
        NodeFigures corner = prices.given().scaled();
        StringBuilder text = new StringBuilder();
        text.append(prices.experiment())
                .append(" in ")
                .append(prices.technology())
                .append(", scaled to ")
                .append(EstimateReport.corner(corner))
                .append(", ")
                .append(Figures.plural(prices.samples(), "sample"))
                .append(" of ")
                .append(Figures.plural(prices.timeSteps(), "time step"))
                .append(", accuracy on them ")
                .append(Figures.percent(prices.accuracy()))
                .append("\n\n");
        List<PricedArchitecture> front = prices.front();
        TextTable table =
                new TextTable("energy (nJ)", "low to high", "area (mm2)", "low to high", "time (us)", "cycles");
        row(table, prices.given());
        front.stream().limit(MOST_SHOWN).forEach(one -> row(table, one));
        List<String> lines = table.toString().lines().toList();
        text.append(lines.get(0)).append('\n');
        text.append(lines.get(1)).append("  as it is\n");
        for (int i = 2; i < lines.size(); i++) {
            text.append(lines.get(i))
                    .append("  ")
                    .append(settings(front.get(i - 2)))
                    .append('\n');
        }
        text.append('\n')
                .append(Figures.plural(prices.drawn().size(), "architecture"))
                .append(" priced; shown are ")
                .append(front.size() > MOST_SHOWN ? "the first " + MOST_SHOWN + " of " + front.size() : "those")
                .append(" that none is better than in energy, area and time at once\n");
        if (prices.otherSpikes() + prices.impossible() > 0) {
            text.append("left out: ")
                    .append(Figures.count(prices.impossible()))
                    .append(" that are not possible for the network, ")
                    .append(Figures.count(prices.otherSpikes()))
                    .append(" whose potentials saturate, which gives other spikes\n");
        }
        return text.toString();
    }

    private static void row(TextTable table, PricedArchitecture one) {
        Range energy = one.scaled().energyNj();
        Range area = one.areaMm2();
        table.row(
                EstimateReport.number(energy.value()),
                EstimateReport.ends(energy),
                EstimateReport.number(area.value()),
                EstimateReport.ends(area),
                EstimateReport.number(one.microseconds()),
                Figures.decimal(one.cyclesPerClassification()));
    }

    private static String settings(PricedArchitecture one) {
        return one.settings().entrySet().stream()
                .map(setting -> "-s " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
