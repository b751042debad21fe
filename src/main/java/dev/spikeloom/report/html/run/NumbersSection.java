package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.LineData;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Training and quantization. */
final class NumbersSection {
    private NumbersSection() {}

    static Section of(RunResult result) {
        List<Block> blocks = new ArrayList<>();
        result.outcome(Stages.QUANTIZE).ifPresent(quantized -> {
            blocks.add(quantization(quantized));
            if (quantized.fineTuning() != null) {
                course("tuning", "Fine tuning with quantized weights", quantized.fineTuning(), blocks);
            }
        });
        result.outcome(Stages.TRAIN)
                .filter(trained -> trained.training() != null)
                .ifPresent(trained -> course("training", "Training", trained.training(), blocks));
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph("The network has not been trained yet."));
        }
        return new Section("numbers", "Training and quantization", blocks);
    }

    private static Table quantization(QuantizeOutcome quantized) {
        Table.Builder table = Table.of(
                "What quantizing did to each layer",
                "layer",
                "weights",
                "weights clipped",
                "RMS error, in units of the float weights",
                "thresholds clamped");
        for (QuantizeOutcome.Layer layer : quantized.quantization()) {
            table.numbers(
                    "layer " + layer.layer(),
                    Figures.count(layer.weights()),
                    Figures.count(layer.clippedWeights()),
                    String.format(Locale.ROOT, "%.6f", layer.rmsErrorFloatWeights()),
                    Figures.count(layer.clampedThresholds()));
        }
        return table.build();
    }

    private static void course(String id, String name, TrainOutcome.History history, List<Block> blocks) {
        blocks.add(Table.facts(name)
                .fact("training samples", Figures.count(history.trainingSamples()))
                .fact("validation samples", Figures.count(history.validationSamples()))
                .fact("epochs", history.epochs().size() + " of " + history.plannedEpochs())
                .fact("epoch that was kept", String.valueOf(history.bestEpoch()))
                .fact("its validation accuracy", Figures.percent(history.validationAccuracy()))
                .build());
        List<TrainOutcome.Epoch> epochs = history.epochs();
        blocks.add(new Chart(
                id + "-chart",
                Chart.LINES,
                name + ": accuracy over the epochs",
                "Lines of the accuracy on training and validation samples after each epoch; the table below has the same"
                        + " numbers.",
                LineData.over(
                                "epoch",
                                "accuracy",
                                epochs.stream().map(TrainOutcome.Epoch::epoch).toList())
                        .inPercent()
                        .add(
                                "training",
                                epochs.stream()
                                        .map(TrainOutcome.Epoch::trainingAccuracy)
                                        .toList())
                        .add(
                                "validation",
                                epochs.stream()
                                        .map(TrainOutcome.Epoch::validationAccuracy)
                                        .toList())));
        Table.Builder table =
                Table.of(name + ": the epochs", "epoch", "loss", "training accuracy", "validation accuracy");
        for (TrainOutcome.Epoch epoch : epochs) {
            table.numbers(
                    String.valueOf(epoch.epoch()),
                    String.format(Locale.ROOT, "%.4f", epoch.loss()),
                    Figures.percent(epoch.trainingAccuracy()),
                    Figures.percent(epoch.validationAccuracy()));
        }
        blocks.add(table.build());
    }
}
