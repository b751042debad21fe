package dev.spikeloom.report;

import dev.spikeloom.experiment.Presets;
import dev.spikeloom.zoo.ZooEntry;
import java.util.List;
import java.util.SortedMap;

/** The networks of the zoo, for the terminal. */
public final class ZooTable {
    private ZooTable() {}

    /** @throws dev.spikeloom.io.InputException if an entry is of no preset */
    public static String of(List<ZooEntry> entries) {
        TextTable table = new TextTable("preset", "network", "T", "float", "quantized", "float network", "commit");
        for (ZooEntry entry : entries) {
            table.row(
                    entry.preset(),
                    Presets.load(entry.preset()).topology().toString(),
                    String.valueOf(entry.testAccuracyByTimeSteps().lastKey()),
                    last(entry.testAccuracyFloatByTimeSteps()),
                    last(entry.testAccuracyByTimeSteps()),
                    entry.hasFloatNetwork() ? "here" : "to be trained",
                    entry.sourceCommit().substring(0, 7));
        }
        return table.toString();
    }

    private static String last(SortedMap<Integer, Double> byTimeSteps) {
        return Figures.percent(byTimeSteps.get(byTimeSteps.lastKey()));
    }
}
