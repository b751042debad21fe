package dev.spikeloom.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.run.ExperimentRunner;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What fewer spikes cost in accuracy and save in cycles: one experiment, trained with several spike penalties.
 *
 * @param experiment its name
 * @param dataset its name
 * @param network layers in the field's shorthand
 * @param neuron the neuron model, such as {@code snn-dc}
 * @param weightBits of the quantized networks, which all figures are of
 * @param timeSteps that each test sample was presented for
 * @param rows in the order of the penalties
 */
public record ActivityTradeOff(
        String experiment,
        String dataset,
        String network,
        String neuron,
        int weightBits,
        int timeSteps,
        List<Row> rows) {
    /**
     * A penalty. Counts are means over the test samples.
     *
     * @param spikePenalty what the loss of a sample grew by for each hidden spike
     * @param testAccuracy 0 to 1, in every head if there are several
     * @param spikesPerSample of the inputs, then of each layer
     * @param busiestLayerCycles that the spikes ask for between the results of two samples
     * @param initiationIntervalCycles that a sample takes; null if the accelerator does not do such networks
     * @param sramReadsPerSample weight rows that are read; null likewise
     */
    public record Row(
            BigDecimal spikePenalty,
            double testAccuracy,
            List<Double> spikesPerSample,
            double busiestLayerCycles,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double initiationIntervalCycles,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double sramReadsPerSample) {}

    public ActivityTradeOff {
        rows = List.copyOf(rows);
    }

    /**
     * Trains, quantizes and simulates once for each penalty, in a run folder of its own.
     *
     * @param path folder of these run folders
     * @param penalties as allowed for {@code training.spike_penalty}
     * @param resume whether to go on with what is there
     * @throws InputException if the data or a folder cannot be used
     */
    public static ActivityTradeOff of(
            Experiment experiment,
            Path path,
            List<String> penalties,
            boolean resume,
            RunOptions options,
            StageListener listener) {
        List<Row> rows = new ArrayList<>();
        for (String penalty : penalties) {
            Experiment penalised = experiment.with(Settings.SPIKE_PENALTY, "--penalties", penalty);
            String name = "penalty-" + penalised.text(Settings.SPIKE_PENALTY);
            try (ExperimentRunner runner =
                    ExperimentRunner.begin(penalised, path.resolve(name), resume, true, options, listener)) {
                runner.runRemaining(Stage.TRAIN);
                runner.runRemaining(Stage.QUANTIZE);
                if (penalised.beyondHardware().isEmpty()) {
                    runner.runRemaining(Stage.SIMULATE);
                }
                rows.add(row(runner, penalised, options));
            }
        }
        return new ActivityTradeOff(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronModel().text(),
                experiment.quantization().weightBits(),
                experiment.timeSteps(),
                rows);
    }

    private static Row row(ExperimentRunner runner, Experiment experiment, RunOptions options) {
        RunResult result = runner.folder().result();
        QuantizedNetwork network = QuantizedNetworkFile.read(runner.folder().quantizedFile());
        SpikeActivity activity =
                SpikeActivity.of(network, runner.testSpikes(), experiment.timeSteps(), options.threads());
        return new Row(
                experiment.get(Settings.SPIKE_PENALTY),
                result.quantization().orElseThrow().testAccuracy(),
                activity.spikesPerSample(),
                activity.busiestLayerCycles(),
                result.simulation()
                        .map(SimulateOutcome::initiationIntervalCyclesMean)
                        .orElse(null),
                result.simulation().map(ActivityTradeOff::sramReads).orElse(null));
    }

    private static double sramReads(SimulateOutcome simulated) {
        long reads = simulated.layers().stream()
                .flatMap(layer -> layer.sramReadsByBank().stream())
                .mapToLong(Long::longValue)
                .sum();
        return (double) reads / simulated.simulatedSamples();
    }

    /** The text of {@code activity.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
