package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.run.accuracy.Estimate;
import dev.spikeloom.study.PrecisionSweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Accuracy by the bits of a weight: as a table, as CSV, and as the figure of the paper (Yin et al. 2017, Fig. 6). */
public final class PrecisionReport {
    /** What is written. */
    public static final List<String> FILES = List.of("precision.csv", "precision.svg", "precision.json");

    private static final String WITHOUT = "without fine-tuning";
    private static final String WITH = "with fine-tuning";

    private final PrecisionSweep sweep;

    public PrecisionReport(PrecisionSweep sweep) {
        this.sweep = sweep;
    }

    /** Writes {@code precision.csv}, {@code precision.svg} and {@code precision.json}. */
    public void writeTo(Path folder) {
        csv().writeTo(folder.resolve(FILES.get(0)));
        AtomicFiles.writeString(folder.resolve(FILES.get(1)), svg());
        AtomicFiles.writeString(folder.resolve(FILES.get(2)), sweep.toJson());
    }

    CsvTable csv() {
        CsvTable table = new CsvTable(
                "weight_bits",
                "fine_tuned",
                "runs",
                "accuracy_mean",
                "accuracy_half_width_95",
                "accuracy_min",
                "accuracy_max");
        addTo(table, "float", false, sweep.floating());
        for (PrecisionSweep.Row row : sweep.byBits()) {
            addTo(table, row.weightBits(), false, row.quantized());
            if (row.fineTuned() != null) {
                addTo(table, row.weightBits(), true, row.fineTuned());
            }
        }
        return table;
    }

    private static void addTo(CsvTable table, Object bits, boolean fineTuned, Estimate accuracy) {
        table.row(
                bits,
                fineTuned,
                accuracy.runs(),
                accuracy.mean(),
                accuracy.halfWidth95(),
                accuracy.min(),
                accuracy.max());
    }

    String svg() {
        List<LinePlot.Series> series = new ArrayList<>();
        series.add(line(WITHOUT, PrecisionSweep.Row::quantized));
        if (isFineTuned()) {
            series.add(line(WITH, PrecisionSweep.Row::fineTuned));
        }
        series.add(LinePlot.Series.level("float", sweep.floating().mean()));
        String title =
                sweep.network() + " on " + sweep.dataset() + ", " + Figures.plural(sweep.timeSteps(), "time step");
        return LinePlot.ofAccuracy(title, Figures.runs(sweep.runs()), "weight precision (bits)", false, series);
    }

    private LinePlot.Series line(String name, Function<PrecisionSweep.Row, Estimate> column) {
        return LinePlot.Series.line(
                name,
                sweep.byBits().stream()
                        .map(row -> new LinePlot.Point(
                                row.weightBits(),
                                column.apply(row).mean(),
                                column.apply(row).halfWidth95()))
                        .toList());
    }

    /** For the terminal. */
    @Override
    public String toString() {
        List<String> header = new ArrayList<>(List.of(
                "accuracy at T = " + sweep.timeSteps() + ", mean of " + Figures.plural(sweep.runs(), "run"), WITHOUT));
        if (isFineTuned()) {
            header.add(WITH);
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        table.row("float", Figures.percent(sweep.floating()));
        for (PrecisionSweep.Row row : sweep.byBits()) {
            List<String> cells =
                    new ArrayList<>(List.of(Figures.plural(row.weightBits(), "bit"), Figures.percent(row.quantized())));
            if (row.fineTuned() != null) {
                cells.add(Figures.percent(row.fineTuned()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return sweep.experiment() + ": " + sweep.network() + " (" + sweep.neuron() + ") on " + sweep.dataset() + ", "
                + Figures.plural(sweep.testSamples(), "test sample") + "\n\n" + table
                + "  (+-: 95 % confidence interval of the mean"
                + (isFineTuned() ? "; fine-tuning: " + Figures.plural(sweep.fineTuneEpochs(), "epoch") : "") + ")\n";
    }

    private boolean isFineTuned() {
        return sweep.fineTuneEpochs() > 0;
    }
}
