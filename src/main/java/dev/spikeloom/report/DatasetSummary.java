package dev.spikeloom.report;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.Samples;

/** What a data set is, for the terminal. */
public final class DatasetSummary {
    private DatasetSummary() {}

    public static String of(Dataset dataset) {
        TextTable table = new TextTable(dataset.name(), "samples", "pixels", "classes", "expected spikes a step");
        row(table, "training", dataset, dataset.training());
        row(table, "validation", dataset, dataset.validation());
        row(table, "test", dataset, dataset.test());
        return table.toString();
    }

    private static void row(TextTable table, String part, Dataset dataset, Samples samples) {
        table.row(
                part,
                Figures.count(samples.samples()),
                samples.rows() + " x " + samples.columns()
                        + (samples.channels() == 1 ? "" : " x " + samples.channels()),
                Figures.count(dataset.classes()),
                Figures.decimal(samples.meanSpikes()));
    }
}
