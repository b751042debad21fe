package dev.spikeloom.run;

import dev.spikeloom.io.CsvTable;
import dev.spikeloom.train.EpochResult;
import java.util.ArrayList;
import java.util.List;

/** The course of a training as a table, an epoch a row. It has no times, so that the same training gives the same bytes. */
final class TrainingMetrics {
    private TrainingMetrics() {}

    /** @param history at least one epoch */
    static CsvTable of(List<EpochResult> history) {
        EpochResult first = history.get(0);
        int heads = first.validationAccuracyByHead().size();
        List<String> columns =
                new ArrayList<>(List.of("epoch", "learning_rate", "loss", "training_accuracy", "validation_accuracy"));
        for (int head = 1; heads > 1 && head <= heads; head++) {
            columns.add("validation_accuracy_head" + head);
        }
        for (int layer = 1; layer <= first.hiddenSpikes().size(); layer++) {
            columns.add("hidden" + layer + "_spikes_per_time_step");
        }
        CsvTable table = new CsvTable(columns);
        history.forEach(epoch -> table.row(row(epoch)));
        return table;
    }

    private static List<Object> row(EpochResult epoch) {
        List<Object> row = new ArrayList<>(List.of(
                epoch.epoch(),
                epoch.learningRate(),
                epoch.loss(),
                epoch.trainingAccuracy(),
                epoch.validationAccuracy()));
        if (epoch.validationAccuracyByHead().size() > 1) {
            row.addAll(epoch.validationAccuracyByHead());
        }
        row.addAll(epoch.hiddenSpikes());
        return row;
    }
}
