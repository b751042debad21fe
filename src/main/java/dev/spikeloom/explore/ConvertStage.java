package dev.spikeloom.explore;

import dev.spikeloom.convert.Conversion;
import dev.spikeloom.convert.Converter;
import dev.spikeloom.convert.ReluEvaluator;
import dev.spikeloom.convert.ReluTrainer;
import dev.spikeloom.convert.TrainedReluNetwork;
import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.Samples;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.NetworkFile;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.QuantizedNetworkFile;
import dev.spikeloom.quantize.QuantizedEvaluator;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.train.FloatEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** The baseline of conversion: a ReLU network of the same size, converted, beside the directly trained network. */
final class ConvertStage {
    /** Up to where direct training is to be matched; beyond, its accuracy hardly grows. */
    private static final int MAX_MATCHED_STEPS = 16;

    private final Workload workload;
    private final Experiment experiment;
    private final int threads;
    private final Progress progress;
    private int evaluations;

    private ConvertStage(Workload workload, int threads, Progress progress) {
        this.workload = workload;
        this.experiment = workload.experiment();
        this.threads = threads;
        this.progress = progress;
    }

    static ConvertOutcome run(RunFolder folder, Workload workload, int threads, Progress progress) {
        return new ConvertStage(workload, threads, progress).run(folder);
    }

    private ConvertOutcome run(RunFolder folder) {
        Network direct = NetworkFile.read(folder.networkFile());
        QuantizedNetwork directQuantized = QuantizedNetworkFile.read(folder.quantizedFile());
        Dataset data = workload.dataset();
        TrainedReluNetwork relu = new ReluTrainer(
                        experiment.topology(), data, experiment.reluTraining(threads), new SparseMessages(progress))
                .train();
        Conversion conversion = Converter.convert(relu.network(), data.training(), experiment.conversionPercentile());
        QuantizedNetwork quantized = Quantizer.quantize(conversion.network(), experiment.quantization())
                .network();

        Curves curves =
                new Curves(curve(direct), curve(directQuantized), curve(conversion.network()), curve(quantized));
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
                experiment.conversionEncodings(),
                curves.accuracies(powersOfTwoAnd(experiment.conversionTimeSteps())),
                curves.needed(powersOfTwoAnd(Math.min(MAX_MATCHED_STEPS, experiment.conversionTimeSteps())))));
    }

    private AccuracyCurve curve(Network network) {
        Samples test = workload.dataset().test();
        return curve(seed -> FloatEvaluator.evaluate(network, test, evaluatedTimeSteps(), seed, threads));
    }

    private AccuracyCurve curve(QuantizedNetwork network) {
        Samples test = workload.dataset().test();
        return curve(seed -> QuantizedEvaluator.evaluate(network, test, evaluatedTimeSteps(), seed, threads));
    }

    private AccuracyCurve curve(LongFunction<AccuracyByTimeSteps> evaluator) {
        List<AccuracyByTimeSteps> encodings = new ArrayList<>();
        for (int i = 0; i < experiment.conversionEncodings(); i++) {
            encodings.add(evaluator.apply(experiment.encoderSeed() + i));
            evaluations++;
            progress.update(evaluations, 4L * experiment.conversionEncodings(), "evaluations of four networks");
        }
        return AccuracyCurve.of(encodings);
    }

    private List<Integer> evaluatedTimeSteps() {
        return IntStream.rangeClosed(1, experiment.conversionTimeSteps())
                .boxed()
                .toList();
    }

    private static List<Integer> powersOfTwoAnd(int last) {
        List<Integer> steps = new ArrayList<>();
        for (int t = 1; t < last; t *= 2) {
            steps.add(t);
        }
        steps.add(last);
        return steps;
    }

    /** The accuracies of the four networks, at the same numbers of time steps. */
    private record Curves(
            AccuracyCurve directFloat, AccuracyCurve direct, AccuracyCurve convertedFloat, AccuracyCurve converted) {

        SortedMap<Integer, ConvertOutcome.Accuracies> accuracies(List<Integer> timeSteps) {
            SortedMap<Integer, ConvertOutcome.Accuracies> accuracies = new TreeMap<>();
            for (int steps : timeSteps) {
                accuracies.put(
                        steps,
                        new ConvertOutcome.Accuracies(
                                directFloat.at(steps).mean(),
                                direct.at(steps).mean(),
                                convertedFloat.at(steps).mean(),
                                converted.at(steps).mean()));
            }
            return accuracies;
        }

        SortedMap<Integer, ConvertOutcome.Needed> needed(List<Integer> directTimeSteps) {
            SortedMap<Integer, ConvertOutcome.Needed> needed = new TreeMap<>();
            for (int steps : directTimeSteps) {
                needed.put(
                        steps,
                        new ConvertOutcome.Needed(
                                match(directFloat.at(steps).mean(), convertedFloat),
                                match(direct.at(steps).mean(), converted)));
            }
            return needed;
        }

        private static ConvertOutcome.Match match(double accuracy, AccuracyCurve curve) {
            OptionalInt steps = curve.firstReaching(accuracy);
            return new ConvertOutcome.Match(accuracy, steps.isPresent() ? steps.getAsInt() : null);
        }

        CsvTable csv() {
            CsvTable table = new CsvTable(
                    "time_steps",
                    "direct_float",
                    "direct_float_ci95",
                    "direct",
                    "direct_ci95",
                    "converted_float",
                    "converted_float_ci95",
                    "converted",
                    "converted_ci95");
            for (int steps : direct.accuracies().keySet()) {
                List<Object> cells = new ArrayList<>();
                cells.add(steps);
                for (AccuracyCurve curve : List.of(directFloat, direct, convertedFloat, converted)) {
                    cells.add(curve.at(steps).mean());
                    cells.add(curve.at(steps).halfWidth95());
                }
                table.row(cells);
            }
            return table;
        }
    }
}
