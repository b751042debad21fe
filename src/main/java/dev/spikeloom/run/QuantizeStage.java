package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.quantize.CalibratedScales;
import dev.spikeloom.quantize.Clipping;
import dev.spikeloom.quantize.LayerQuantization;
import dev.spikeloom.quantize.QuantizationResult;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.run.accuracy.FineTuner;
import dev.spikeloom.run.accuracy.FineTuning;
import dev.spikeloom.run.accuracy.ScaleChoice;
import dev.spikeloom.run.accuracy.Shares;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Float network to quantized network. */
public final class QuantizeStage extends Stage<QuantizeOutcome> {
    QuantizeStage(Stage<?> train) {
        super("quantize", train, QuantizeOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.QUANTIZED);
    }

    @Override
    List<String> studies() {
        return List.of(RunFolder.EVALUATION);
    }

    @Override
    List<String> sections() {
        return List.of("quantization");
    }

    @Override
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return networks.trainedAs(experiment)
                .filter(ready -> ready.isQuantizedAs(experiment) && ready.isTestedAs(experiment))
                .isEmpty();
    }

    @Override
    QuantizeOutcome run(StageRun run) {
        String name = run.folder().result().outcome(Stages.TRAIN).orElseThrow().zooEntry();
        if (name == null) {
            return quantize(run);
        }
        RunFolder folder = run.folder();
        ReadyNetwork ready = run.networks()
                .named(name)
                .orElseThrow(() -> new InputException(folder.path() + " has the network of the zoo's " + name
                        + ", which this program does not have; start the run over"));
        if (ready.isQuantizedAs(run.experiment())) {
            return ready.quantize(run);
        }
        if (!ready.hasFloatNetwork()) {
            throw new InputException("the zoo has " + name + " only as it was quantized, with "
                    + PerLayer.text(ready.weightBits()) + " bits; to quantize it otherwise, train it: "
                    + Advice.command("train", folder.path().resolve(RunFolder.EXPERIMENT), "-o", folder.path()));
        }
        return quantize(run);
    }

    private static QuantizeOutcome quantize(StageRun run) {
        RunFolder folder = run.folder();
        Workload workload = run.workload();
        Experiment experiment = run.experiment();
        Network network = NetworkFile.read(folder.networkFile());
        CalibratedScales chosen = ScaleChoice.of(
                network, experiment.quantization(), experiment, workload.dataset(), run.threads(), run.progress());
        int epochs = experiment.fineTuneEpochs();
        Optional<FineTuning> fineTuning = epochs == 0
                ? Optional.empty()
                : Optional.of(FineTuner.of(
                        network,
                        workload.dataset(),
                        experiment.quantization(),
                        chosen.scales(),
                        experiment.fineTuning(epochs, run.threads()),
                        new SparseMessages(run.progress())));
        QuantizationResult quantized = fineTuning
                .map(FineTuning::quantized)
                .orElseGet(() -> Quantizer.quantize(network, experiment.quantization(), chosen.scales()));
        AccuracyByTimeSteps accuracy = evaluate(quantized.network(), workload, run.threads());
        QuantizedNetworkFile.write(folder.quantizedFile(), quantized.network());
        return outcome(
                workload,
                accuracy,
                layers(quantized.layers(), experiment.quantization().clipping(), chosen.agreements()),
                fineTuning
                        .map(tuned -> TrainStage.history(workload, epochs, tuned.training()))
                        .orElse(null));
    }

    public static AccuracyByTimeSteps evaluate(QuantizedNetwork network, Workload workload, int threads) {
        return QuantizedEvaluator.evaluate(
                network,
                workload.dataset().test(),
                workload.allTimeSteps(),
                workload.experiment().encoderSeed(),
                threads);
    }

    /** @param fineTuning null if there was none */
    public static QuantizeOutcome outcome(
            Workload workload,
            AccuracyByTimeSteps accuracy,
            List<QuantizeOutcome.Layer> layers,
            TrainOutcome.History fineTuning) {
        return new QuantizeOutcome(
                accuracy.at(workload.experiment().timeSteps()),
                Shares.of(accuracy),
                Shares.byHead(accuracy),
                layers,
                fineTuning);
    }

    private static List<QuantizeOutcome.Layer> layers(
            List<LayerQuantization> layers, Clipping clipping, List<Double> agreements) {
        boolean told = clipping != Clipping.ERROR;
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layer(layers.get(i), told, agreements.isEmpty() ? null : agreements.get(i)))
                .toList();
    }

    /** @param told whether its scales are told of */
    private static QuantizeOutcome.Layer layer(LayerQuantization layer, boolean told, Double agreement) {
        return new QuantizeOutcome.Layer(
                layer.layer(),
                layer.weights(),
                layer.clippedWeights(),
                layer.rmsError(),
                layer.clampedThresholds(),
                told ? (double) layer.minScale() : null,
                told ? (double) layer.maxScale() : null,
                agreement);
    }
}
