package dev.spikeloom.report;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.LabelledImages;

/** What a data set is, for the terminal. */
public final class DatasetSummary {
    private DatasetSummary() {}

    public static String of(Dataset dataset) {
        TextTable table = new TextTable(dataset.name(), "images", "pixels", "classes", "expected spikes a step");
        row(table, "training", dataset, dataset.training());
        row(table, "validation", dataset, dataset.validation());
        row(table, "test", dataset, dataset.test());
        return table.toString();
    }

    private static void row(TextTable table, String part, Dataset dataset, LabelledImages images) {
        table.row(
                part,
                Figures.count(images.samples()),
                images.rows() + " x " + images.columns(),
                Figures.count(dataset.classes()),
                Figures.decimal(expectedSpikes(images)));
    }

    /** Mean active inputs of an image at a time step: the sum of the pixels' probabilities. */
    private static double expectedSpikes(LabelledImages images) {
        long sum = 0;
        for (byte pixel : images.pixels()) {
            sum += pixel & 0xff;
        }
        return (double) sum / images.maxPixel() / images.samples();
    }
}
