package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.run.accuracy.AccuracySeries;
import dev.spikeloom.run.accuracy.Estimate;
import dev.spikeloom.study.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Accuracy over time steps: as a table, as CSV, and as the figure of the paper (Yin et al. 2017, Fig. 2 and 4). */
public final class EvaluationReport {
    /** What is written. */
    public static final List<String> FILES = List.of("accuracy.csv", "accuracy.svg", "accuracy.json");

    private final Evaluation evaluation;

    public EvaluationReport(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Writes {@code accuracy.csv}, {@code accuracy.svg} and {@code accuracy.json}. */
    public void writeTo(Path folder) {
        csv().writeTo(folder.resolve(FILES.get(0)));
        AtomicFiles.writeString(folder.resolve(FILES.get(1)), svg());
        AtomicFiles.writeString(folder.resolve(FILES.get(2)), evaluation.toJson());
    }

    CsvTable csv() {
        CsvTable table = new CsvTable(
                "network",
                "head",
                "time_steps",
                "runs",
                "accuracy_mean",
                "accuracy_half_width_95",
                "accuracy_min",
                "accuracy_max");
        for (AccuracySeries curve : evaluation.curves()) {
            curve.byTimeSteps()
                    .forEach((steps, accuracy) -> table.row(
                            curve.network(),
                            curve.head() == null ? "all" : curve.head(),
                            steps,
                            accuracy.runs(),
                            accuracy.mean(),
                            accuracy.halfWidth95(),
                            accuracy.min(),
                            accuracy.max()));
        }
        return table;
    }

    String svg() {
        List<LinePlot.Series> series = new ArrayList<>();
        for (AccuracySeries curve : evaluation.curves()) {
            series.add(LinePlot.Series.line(
                    name(curve),
                    curve.byTimeSteps().entrySet().stream()
                            .map(EvaluationReport::point)
                            .toList()));
        }
        return LinePlot.ofAccuracy(
                evaluation.network() + " on " + evaluation.dataset(),
                Figures.runs(evaluation.runs()),
                "number of time steps",
                true,
                series);
    }

    /** For the terminal. */
    @Override
    public String toString() {
        List<String> header = new ArrayList<>(List.of("accuracy on "
                + Figures.plural(evaluation.testSamples(), "test sample") + ", "
                + (evaluation.runs() == 1 ? "1 run" : "mean of " + Figures.plural(evaluation.runs(), "run"))));
        evaluation.curves().forEach(curve -> header.add(name(curve)));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int steps : evaluation.curves().get(0).byTimeSteps().keySet()) {
            List<String> row = new ArrayList<>(List.of("T = " + steps));
            evaluation
                    .curves()
                    .forEach(
                            curve -> row.add(Figures.percent(curve.byTimeSteps().get(steps))));
            table.row(row.toArray(String[]::new));
        }
        String interval = evaluation.runs() == 1 ? "" : "  (+-: 95 % confidence interval of the mean)\n";
        return evaluation.experiment() + ": " + evaluation.network() + " (" + evaluation.neuron() + ") on "
                + evaluation.dataset() + "\n\n" + table + interval;
    }

    private String name(AccuracySeries curve) {
        if (curve.head() != null) {
            return curve.network() + ", head " + curve.head() + " (" + curve.classes() + " classes)";
        }
        boolean ofSeveral = evaluation.curves().stream().anyMatch(other -> other.head() != null);
        return curve.network() + (ofSeveral ? ", all heads right" : "");
    }

    private static LinePlot.Point point(Map.Entry<Integer, Estimate> entry) {
        return new LinePlot.Point(
                entry.getKey(), entry.getValue().mean(), entry.getValue().halfWidth95());
    }
}
