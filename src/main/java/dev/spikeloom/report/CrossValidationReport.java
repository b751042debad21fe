package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.study.CrossValidation;
import java.nio.file.Path;
import java.util.List;

/** A cross-validation as a table and as CSV. */
public final class CrossValidationReport {
    /** What is written. */
    public static final List<String> FILES = List.of("cross-validation.csv", "cross-validation.json");

    private static final List<String> HEADS = List.of("digit", "motion");

    private final CrossValidation result;

    public CrossValidationReport(CrossValidation result) {
        this.result = result;
    }

    /** Writes {@code cross-validation.csv} and {@code cross-validation.json}. */
    public void writeTo(Path folder) {
        csv().writeTo(folder.resolve(FILES.get(0)));
        AtomicFiles.writeString(folder.resolve(FILES.get(1)), result.toJson());
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("time_steps", "network", "head", "accuracy");
        for (CrossValidation.Row row : result.byTimeSteps()) {
            for (int head = 0; head < HEADS.size(); head++) {
                table.row(
                        row.timeSteps(),
                        "float",
                        HEADS.get(head),
                        row.floatByHead().get(head));
                table.row(
                        row.timeSteps(),
                        "quantized",
                        HEADS.get(head),
                        row.quantizedByHead().get(head));
            }
        }
        return table;
    }

    /** For the terminal. */
    @Override
    public String toString() {
        TextTable table = new TextTable("time steps", "digit, float", "quantized", "motion, float", "quantized");
        for (CrossValidation.Row row : result.byTimeSteps()) {
            table.row(
                    String.valueOf(row.timeSteps()),
                    Figures.percent(row.floatByHead().get(0)),
                    Figures.percent(row.quantizedByHead().get(0)),
                    Figures.percent(row.floatByHead().get(1)),
                    Figures.percent(row.quantizedByHead().get(1)));
        }
        return result.experiment() + ": " + result.network() + ", " + result.folds() + " folds over "
                + Figures.plural(result.samples(), "real recording") + " (each forwards and backwards)\n\n" + table;
    }
}
