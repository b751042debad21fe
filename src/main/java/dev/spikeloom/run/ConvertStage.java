package dev.spikeloom.run;

import dev.spikeloom.convert.Conversion;
import dev.spikeloom.convert.Converter;
import dev.spikeloom.convert.ReluEvaluator;
import dev.spikeloom.convert.ReluTrainer;
import dev.spikeloom.convert.TrainedReluNetwork;
import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.run.accuracy.AccuracyRuns;
import dev.spikeloom.run.accuracy.AccuracySeries;
import dev.spikeloom.run.accuracy.EvaluationPlan;
import dev.spikeloom.run.accuracy.ScaleChoice;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.ConvertOutcome;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The baseline of conversion: a ReLU network of the same size, converted, beside the directly trained network. */
final class ConvertStage extends Stage<ConvertOutcome> {
    /** Up to where direct training is to be matched; beyond, its accuracy hardly grows. */
    private static final int MAX_MATCHED_STEPS = 16;

    ConvertStage(Stage<?> quantize) {
        super("convert", quantize, ConvertOutcome.class);
    }

    @Override
    List<String> files() {
        return List.of(RunFolder.CONVERTED, RunFolder.CONVERTED_QUANTIZED, RunFolder.CONVERSION_TABLE);
    }

    @Override
    List<String> sections() {
        return List.of("conversion");
    }

    @Override
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return true;
    }

    @Override
    boolean inWholeRun() {
        return false;
    }

    @Override
    ConvertOutcome run(StageRun run) {
        RunFolder folder = run.folder();
        Workload workload = run.workload();
        int threads = run.threads();
        Progress progress = run.progress();
        Experiment experiment = run.experiment();
        Dataset data = workload.dataset();
        TrainedReluNetwork relu = new ReluTrainer(
                        experiment.topology(), data, experiment.reluTraining(threads), new SparseMessages(progress))
                .train();
        Conversion conversion = Converter.convert(relu.network(), data.training(), experiment.conversionPercentile());
        QuantizedNetwork quantized = Quantizer.quantize(
                        conversion.network(),
                        experiment.quantization(),
                        ScaleChoice.of(
                                        conversion.network(),
                                        experiment.quantization(),
                                        experiment,
                                        data,
                                        threads,
                                        progress)
                                .scales())
                .network();

        int most = mostTimeSteps(experiment, data.test());
        AccuracyRuns runs = accuracyRuns(folder, workload, most, threads, progress);
        Curves curves = new Curves(
                directFloat(folder, runs),
                single(runs.curves("direct", QuantizedNetworkFile.read(folder.quantizedFile()))),
                single(runs.curves("converted float", conversion.network())),
                single(runs.curves("converted", quantized)));
        NetworkFile.write(folder.convertedFile(), conversion.network());
        QuantizedNetworkFile.write(folder.convertedQuantizedFile(), quantized);
        curves.csv().writeTo(folder.conversionTable());
        return new ConvertOutcome(new ConvertOutcome.Conversion(
                new ConvertOutcome.Relu(
                        relu.history().size(),
                        relu.bestEpoch(),
                        relu.validationAccuracy(),
                        ReluEvaluator.evaluate(relu.network(), data.test(), threads)),
                experiment.conversionPercentile(),
                conversion.activationScales().stream().map(Float::doubleValue).toList(),
                data.test().samples(),
                runs.runs(),
                byTimeSteps(most, curves::accuracies),
                byTimeSteps(Math.min(MAX_MATCHED_STEPS, most), curves::needed)));
    }

    private static int mostTimeSteps(Experiment experiment, Samples test) {
        int most = experiment.conversionTimeSteps();
        return test.timeSteps() == 0 ? most : Math.min(most, test.timeSteps());
    }

    private static AccuracyRuns accuracyRuns(
            RunFolder folder, Workload workload, int most, int threads, Progress progress) {
        List<Integer> timeSteps = IntStream.rangeClosed(1, most).boxed().toList();
        EvaluationPlan plan =
                new EvaluationPlan(timeSteps, workload.experiment().conversionRuns());
        return new AccuracyRuns(workload, plan, threads, progress, hasFloatNetwork(folder) ? 4 : 3);
    }

    private static Optional<AccuracySeries> directFloat(RunFolder folder, AccuracyRuns runs) {
        return hasFloatNetwork(folder)
                ? Optional.of(single(runs.curves("direct float", NetworkFile.read(folder.networkFile()))))
                : Optional.empty();
    }

    /** A run with a network of the zoo may have it only as it was quantized. */
    private static boolean hasFloatNetwork(RunFolder folder) {
        return Files.isRegularFile(folder.networkFile());
    }

    private static AccuracySeries single(List<AccuracySeries> curves) {
        return curves.get(curves.size() - 1);
    }

    /** At the powers of two below {@code last}, and there. */
    private static <T> SortedMap<Integer, T> byTimeSteps(int last, Function<Integer, T> value) {
        SortedMap<Integer, T> values = new TreeMap<>();
        for (int steps = 1; steps < last; steps *= 2) {
            values.put(steps, value.apply(steps));
        }
        values.put(last, value.apply(last));
        return values;
    }

    /** The accuracies of the networks, at the same numbers of time steps. */
    private record Curves(
            Optional<AccuracySeries> directFloat,
            AccuracySeries direct,
            AccuracySeries convertedFloat,
            AccuracySeries converted) {

        ConvertOutcome.Accuracies accuracies(int steps) {
            return new ConvertOutcome.Accuracies(
                    directFloat.map(curve -> mean(curve, steps)).orElse(null),
                    mean(direct, steps),
                    mean(convertedFloat, steps),
                    mean(converted, steps));
        }

        ConvertOutcome.Needed needed(int steps) {
            return new ConvertOutcome.Needed(
                    directFloat
                            .map(curve -> match(mean(curve, steps), convertedFloat))
                            .orElse(null),
                    match(mean(direct, steps), converted));
        }

        private static double mean(AccuracySeries curve, int steps) {
            return curve.byTimeSteps().get(steps).mean();
        }

        private static ConvertOutcome.Match match(double accuracy, AccuracySeries curve) {
            OptionalInt steps = curve.firstReaching(accuracy);
            return new ConvertOutcome.Match(accuracy, steps.isPresent() ? steps.getAsInt() : null);
        }

        CsvTable csv() {
            CsvTable table = new CsvTable(
                    "network",
                    "time_steps",
                    "runs",
                    "accuracy_mean",
                    "accuracy_half_width_95",
                    "accuracy_min",
                    "accuracy_max");
            List<AccuracySeries> all = new ArrayList<>();
            directFloat.ifPresent(all::add);
            Stream.of(direct, convertedFloat, converted).forEach(all::add);
            for (AccuracySeries curve : all) {
                curve.byTimeSteps()
                        .forEach((steps, accuracy) -> table.row(
                                curve.network(),
                                steps,
                                accuracy.runs(),
                                accuracy.mean(),
                                accuracy.halfWidth95(),
                                accuracy.min(),
                                accuracy.max()));
            }
            return table;
        }
    }
}
