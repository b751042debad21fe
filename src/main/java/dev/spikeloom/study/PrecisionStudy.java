package dev.spikeloom.study;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.run.accuracy.AccuracyRuns;
import dev.spikeloom.run.accuracy.AccuracySeries;
import dev.spikeloom.run.accuracy.Estimate;
import dev.spikeloom.run.accuracy.EvaluationPlan;
import dev.spikeloom.run.accuracy.FineTuner;
import dev.spikeloom.run.accuracy.FineTuning;
import dev.spikeloom.run.accuracy.ScaleChoice;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import java.util.List;
import java.util.Optional;

/** Quantizes a float network with several numbers of bits, trains it on with each, and evaluates all of them. */
public final class PrecisionStudy {
    private static final int MAX_FINE_TUNE_EPOCHS = 10_000;

    private PrecisionStudy() {}

    /**
     * Quantizes a float network with each number of bits.
     *
     * @param bits ascending, each allowed by {@code quantization.weight_bits}
     * @param runs how often all test samples are presented
     * @param fineTuneEpochs epochs to train on with quantized weights before the second column; 0 for no such column
     * @throws InputException if the float network is not there, or the data set is missing or does not fit it
     */
    public static PrecisionSweep of(
            TrainedNetworks networks,
            List<Integer> bits,
            int runs,
            int fineTuneEpochs,
            RunOptions options,
            Progress progress) {
        if (fineTuneEpochs < 0 || fineTuneEpochs > MAX_FINE_TUNE_EPOCHS) {
            throw new InputException(
                    "--fine-tune-epochs is '" + fineTuneEpochs + "', allowed: 0 to " + MAX_FINE_TUNE_EPOCHS);
        }
        Experiment experiment = networks.experiment();
        Network network = networks.requireFloating();
        Workload workload = Workload.load(experiment, options.cache());
        EvaluationPlan plan = new EvaluationPlan(List.of(experiment.timeSteps()), runs);
        int evaluations = 1 + bits.size() * (fineTuneEpochs > 0 ? 2 : 1);
        AccuracyRuns accuracy = new AccuracyRuns(workload, plan, options.threads(), progress, evaluations);
        Sweep sweep = new Sweep(network, workload, accuracy, fineTuneEpochs, options.threads(), progress);
        Estimate floating = sweep.last(accuracy.curves("float", network));
        List<PrecisionSweep.Row> rows =
                bits.stream().distinct().sorted().map(sweep::row).toList();
        return new PrecisionSweep(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronText(),
                workload.dataset().test().samples(),
                experiment.timeSteps(),
                experiment.encoderSeed(),
                accuracy.runs(),
                fineTuneEpochs,
                floating,
                rows);
    }

    /**
     * What all rows share.
     *
     * @param network in floating point
     * @param workload the data
     * @param accuracy presents the test samples
     * @param fineTuneEpochs 0 for no fine-tuning
     * @param threads to use
     * @param progress of it all
     */
    private record Sweep(
            Network network,
            Workload workload,
            AccuracyRuns accuracy,
            int fineTuneEpochs,
            int threads,
            Progress progress) {
        PrecisionSweep.Row row(int bits) {
            Experiment experiment = workload.experiment();
            String name = bits + "-bit";
            QuantizationConfig config = experiment.quantization().withBits(bits);
            List<float[]> scales = ScaleChoice.of(network, config, experiment, workload.dataset(), threads, progress)
                    .scales();
            Estimate quantized = last(accuracy.curves(
                    name, Quantizer.quantize(network, config, scales).network()));
            if (fineTuneEpochs > 0) {
                progress.message("fine-tuning with " + bits + (bits == 1 ? " bit" : " bits"));
            }
            Optional<FineTuning> tuned = fineTuneEpochs == 0
                    ? Optional.empty()
                    : Optional.of(FineTuner.of(
                            network,
                            workload.dataset(),
                            config,
                            scales,
                            experiment.fineTuning(fineTuneEpochs, threads),
                            new SparseMessages(progress)));
            return new PrecisionSweep.Row(
                    bits,
                    quantized,
                    tuned.map(t -> last(accuracy.curves(
                                    name + " fine-tuned", t.quantized().network())))
                            .orElse(null));
        }

        /** Of all heads together, which come last, at the only number of time steps. */
        Estimate last(List<AccuracySeries> series) {
            return series.get(series.size() - 1)
                    .byTimeSteps()
                    .get(workload.experiment().timeSteps());
        }
    }
}
