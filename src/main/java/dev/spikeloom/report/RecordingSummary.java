package dev.spikeloom.report;

import dev.spikeloom.dataset.RecordingComparison;
import dev.spikeloom.dataset.RecordingStatistics;
import java.util.function.ToDoubleFunction;

/** Real recordings of an event camera beside simulated ones, for the terminal. */
public final class RecordingSummary {
    private RecordingSummary() {}

    public static String of(RecordingComparison comparison) {
        TextTable table = new TextTable("first saccade, ON events", "real", "simulated");
        table.row(
                "recordings",
                Figures.count(comparison.real().recordings()),
                Figures.count(comparison.simulated().recordings()));
        row(table, comparison, "ON events", RecordingStatistics::onEvents);
        row(table, comparison, "active inputs", RecordingStatistics::activeInputs);
        row(table, comparison, "standard deviation", RecordingStatistics::deviation);
        for (int bin = 0; bin < comparison.real().byBin().length; bin++) {
            int index = bin;
            row(
                    table,
                    comparison,
                    "active inputs in bin " + (bin + 1),
                    statistics -> statistics.byBin()[index]);
        }
        row(table, comparison, "right neighbour active too, %", statistics -> 100 * statistics.right());
        row(table, comparison, "neighbour below active too, %", statistics -> 100 * statistics.below());
        row(table, comparison, "active in the next bin too, %", statistics -> 100 * statistics.next());
        table.row(
                "overlap with a simulated recording, %",
                Figures.decimal(100 * comparison.overlap()), Figures.decimal(100 * comparison.simulatedOverlap()));
        return table.toString();
    }

    private static void row(
            TextTable table, RecordingComparison comparison, String name, ToDoubleFunction<RecordingStatistics> value) {
        table.row(
                name,
                Figures.decimal(value.applyAsDouble(comparison.real())),
                Figures.decimal(value.applyAsDouble(comparison.simulated())));
    }
}
