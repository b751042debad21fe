package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.study.ActivityTradeOff;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Accuracy against spikes and cycles, by spike penalty: as a table and as CSV. */
public final class ActivityReport {
    private final ActivityTradeOff tradeOff;

    public ActivityReport(ActivityTradeOff tradeOff) {
        this.tradeOff = tradeOff;
    }

    /**
     * Writes {@code activity.csv} and {@code activity.json}.
     *
     * @throws dev.spikeloom.io.EnvironmentException if one of them cannot be written
     */
    public void writeTo(Path folder) {
        csv().writeTo(folder.resolve("activity.csv"));
        AtomicFiles.writeString(folder.resolve("activity.json"), tradeOff.toJson());
    }

    CsvTable csv() {
        List<String> columns = new ArrayList<>(List.of("spike_penalty", "test_accuracy", "input_spikes_per_sample"));
        for (int layer = 0; layer < layers(); layer++) {
            columns.add("layer" + layer + "_spikes_per_sample");
        }
        columns.addAll(List.of("busiest_layer_cycles", "initiation_interval_cycles", "sram_reads_per_sample"));
        CsvTable table = new CsvTable(columns);
        for (ActivityTradeOff.Row row : tradeOff.rows()) {
            List<Object> cells = new ArrayList<>();
            cells.add(plain(row.spikePenalty()));
            cells.add(row.testAccuracy());
            cells.addAll(row.spikesPerSample());
            cells.add(row.busiestLayerCycles());
            cells.add(row.initiationIntervalCycles());
            cells.add(row.sramReadsPerSample());
            table.row(cells);
        }
        return table;
    }

    /** For the terminal. */
    @Override
    public String toString() {
        List<String> header = new ArrayList<>(List.of("spike penalty", "accuracy", "input spikes"));
        for (int layer = 0; layer < layers(); layer++) {
            header.add("layer " + layer + " spikes");
        }
        header.addAll(List.of("busiest layer", "interval", "SRAM reads"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (ActivityTradeOff.Row row : tradeOff.rows()) {
            List<String> cells =
                    new ArrayList<>(List.of(plain(row.spikePenalty()), Figures.percent(row.testAccuracy())));
            row.spikesPerSample().forEach(spikes -> cells.add(Figures.decimal(spikes)));
            cells.add(Figures.decimal(row.busiestLayerCycles()));
            cells.add(decimal(row.initiationIntervalCycles()));
            cells.add(decimal(row.sramReadsPerSample()));
            table.row(cells.toArray(String[]::new));
        }
        return tradeOff.experiment() + ": " + tradeOff.network() + " (" + tradeOff.neuron() + ") on "
                + tradeOff.dataset() + ", " + Figures.bits(tradeOff.weightBits()) + " a weight, "
                + Figures.plural(tradeOff.timeSteps(), "time step") + "\n\n" + table
                + "  (means a test sample; busiest layer: cycles that the spikes ask for; interval: cycles that the"
                + " accelerator takes)\n";
    }

    private int layers() {
        return tradeOff.rows().get(0).spikesPerSample().size() - 1;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** What is not known is a dash. */
    private static String decimal(Double value) {
        return value == null ? "-" : Figures.decimal(value);
    }
}
