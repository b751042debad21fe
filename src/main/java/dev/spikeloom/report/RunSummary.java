package dev.spikeloom.report;

import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.GenerateOutcome;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What a run has found, for the terminal. */
public final class RunSummary {
    private static final List<Line<?>> LINES = List.of(
            new Line<>(Stages.TRAIN, (found, facts) -> training(found)),
            new Line<>(Stages.QUANTIZE, RunSummary::quantizing),
            new Line<>(Stages.SIMULATE, RunSummary::simulating),
            new Line<>(Stages.GENERATE, (found, facts) -> generating(found.rtl())),
            new Line<>(Stages.COSIM, (found, facts) -> verdict(found)),
            new Line<>(Stages.SYNTH, (found, facts) -> synthesizing(found.synthesis())),
            new Line<>(Stages.CONVERT, (found, facts) -> ConversionTables.line(found.conversion())));

    private RunSummary() {}

    /** The whole run, as far as it has gone; co-simulation comes last. */
    public static String of(RunResult result) {
        StringBuilder text = new StringBuilder(title(result.experiment())).append('\n');
        if (result.outcome(Stages.TRAIN).isPresent()) {
            text.append('\n').append(accuracy(result));
        }
        result.outcome(Stages.QUANTIZE).ifPresent(quantized -> text.append('\n').append(quantization(quantized)));
        result.outcome(Stages.SIMULATE)
                .ifPresent(simulated -> text.append('\n').append(SimulationTables.of(simulated, result.hardware())));
        result.outcome(Stages.CONVERT)
                .ifPresent(converted ->
                        text.append('\n').append(ConversionTables.of(converted.conversion(), result.experiment())));
        ExperimentFacts.NotApplicable leftOut = result.experiment().notApplicable();
        if (leftOut != null) {
            text.append("\nleft out: ")
                    .append(String.join(", ", leftOut.stages()))
                    .append(" (")
                    .append(leftOut.reason())
                    .append(")\n");
        }
        result.outcome(Stages.COSIM)
                .ifPresent(
                        cosim -> text.append(cosim.coverage() == null ? "" : "\n" + CoverageTable.of(cosim.coverage()))
                                .append('\n')
                                .append(verdict(cosim))
                                .append('\n'));
        result.outcome(Stages.SYNTH)
                .ifPresent(synth -> text.append('\n')
                        .append(SynthesisTables.of(synth.synthesis()))
                        .append("netlist: ")
                        .append(synthesizing(synth.synthesis()))
                        .append('\n'));
        return text.toString();
    }

    /**
     * What one stage has found, in a line.
     *
     * @throws java.util.NoSuchElementException if the stage has not ended
     * @throws IllegalArgumentException if there is no line for the stage
     */
    public static String line(Stage<?> stage, RunResult result) {
        return LINES.stream()
                .filter(line -> line.stage() == stage)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no line for " + stage))
                .of(result);
    }

    /** How the finding of a stage is put. */
    private record Line<O extends Record>(Stage<O> stage, BiFunction<O, ExperimentFacts, String> words) {
        String of(RunResult result) {
            return words.apply(result.outcome(stage).orElseThrow(), result.experiment());
        }
    }

    private static String generating(GenerateOutcome.Rtl rtl) {
        return Figures.plural(rtl.files().size(), "file") + " in rtl, top module " + rtl.topModule();
    }

    private static String title(ExperimentFacts facts) {
        return facts.preset() + ": " + facts.network() + " (" + facts.neuron() + ") on " + facts.dataset() + ", "
                + Figures.bits(facts.weightBits()) + " a weight, "
                + Figures.plural(facts.timeSteps(), "time step");
    }

    private static String training(TrainOutcome trained) {
        TrainOutcome.History history = trained.training();
        if (history == null) {
            return "imported, test " + percent(trained.testAccuracyFloat());
        }
        String origin = trained.zooEntry() == null ? "" : "from the zoo, ";
        return origin + epochs(history) + ", validation "
                + Figures.percent(history.validationAccuracy()) + ", test "
                + percent(trained.testAccuracyFloat());
    }

    private static String epochs(TrainOutcome.History history) {
        int epochs = history.epochs().size();
        String early = epochs < history.plannedEpochs()
                ? " (stopped early, " + Figures.count(history.plannedEpochs()) + " planned)"
                : "";
        return "best epoch " + history.bestEpoch() + " of " + epochs + early;
    }

    private static String quantizing(QuantizeOutcome quantized, ExperimentFacts facts) {
        long weights = 0;
        long clipped = 0;
        for (QuantizeOutcome.Layer layer : quantized.quantization()) {
            weights += layer.weights();
            clipped += layer.clippedWeights();
        }
        String tuned = quantized.fineTuning() == null ? "" : "fine-tuned, " + epochs(quantized.fineTuning()) + ", ";
        return tuned + "test " + Figures.percent(quantized.testAccuracy()) + " with "
                + Figures.bits(facts.weightBits()) + ", " + Figures.count(clipped) + " of "
                + Figures.count(weights) + " weights clipped";
    }

    private static String simulating(SimulateOutcome simulated, ExperimentFacts facts) {
        return Figures.plural(simulated.simulatedSamples(), "image") + " x "
                + Figures.plural(facts.timeSteps(), "time step") + ", " + Figures.count(simulated.simulatedCycles())
                + " cycles, one image every " + Figures.decimal(simulated.initiationIntervalCyclesMean()) + " cycles"
                + (simulated.verification() == null ? "" : verified(simulated.verification()));
    }

    private static String verified(SimulateOutcome.Verification verification) {
        return "; " + Figures.plural(verification.samples(), "sample")
                + " on the clocked model as well: 0 differences in " + Figures.count(verification.comparedValues())
                + " compared values";
    }

    private static String verdict(CosimOutcome outcome) {
        CosimOutcome.Cosim cosim = outcome.cosim();
        String run = Figures.plural(cosim.samples(), "sample") + " x " + Figures.plural(cosim.timeSteps(), "time step")
                + ", " + Figures.count(cosim.cycles()) + " cycles: ";
        String verilator = cosim.differences() == 0
                ? run + "identical spikes, identical cycles, 0 differences in " + Figures.count(cosim.comparedValues())
                        + " compared values"
                : run + "the RTL and the clocked model DIFFER";
        return verilator + "; under Icarus " + bench(outcome.bench());
    }

    private static String bench(CosimOutcome.Bench bench) {
        return bench.difference() == null
                ? "the bench finds 0 differences in " + Figures.count(bench.comparedValues()) + " values of "
                        + Figures.count(bench.cycles()) + " cycles"
                : "the bench FAILS";
    }

    private static String synthesizing(SynthOutcome.Synthesis synthesis) {
        return SynthesisTables.line(synthesis)
                + (synthesis.netlistCheck() == null ? "" : "; on the netlist " + bench(synthesis.netlistCheck()));
    }

    private static String accuracy(RunResult result) {
        ExperimentFacts facts = result.experiment();
        TrainOutcome trained = result.outcome(Stages.TRAIN).orElseThrow();
        Optional<QuantizeOutcome> quantized = result.outcome(Stages.QUANTIZE);
        List<String> header =
                new ArrayList<>(List.of("accuracy on " + Figures.plural(trained.testSamples(), "test sample")));
        List<SortedMap<Integer, Double>> columns = new ArrayList<>();
        String bits = PerLayer.text(facts.weightBits()) + "-bit";
        addColumn(header, columns, "float", trained.testAccuracyFloatByTimeSteps());
        quantized.ifPresent(q -> addColumn(header, columns, bits, q.testAccuracyByTimeSteps()));
        addHeads(header, columns, "float", trained.testAccuracyFloatByHead());
        quantized.ifPresent(q -> addHeads(header, columns, bits, q.testAccuracyByHead()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (int steps : shown(facts.timeSteps())) {
            List<String> row = new ArrayList<>(List.of("T = " + steps));
            columns.forEach(column -> row.add(percent(column.get(steps))));
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static void addColumn(
            List<String> header,
            List<SortedMap<Integer, Double>> columns,
            String name,
            SortedMap<Integer, Double> column) {
        header.add(name);
        columns.add(column);
    }

    /** @param byHead null if there is one head */
    private static void addHeads(
            List<String> header,
            List<SortedMap<Integer, Double>> columns,
            String network,
            List<SortedMap<Integer, Double>> byHead) {
        for (int head = 0; byHead != null && head < byHead.size(); head++) {
            addColumn(header, columns, network + ", head " + (head + 1), byHead.get(head));
        }
    }

    /** What is not known is a dash. */
    private static String percent(Double fraction) {
        return fraction == null ? "-" : Figures.percent(fraction);
    }

    /** Powers of two, and the last. */
    private static Iterable<Integer> shown(int last) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (int t = 1; t < last; t *= 2) {
            steps.add(t);
        }
        steps.add(last);
        return steps;
    }

    private static String quantization(QuantizeOutcome quantized) {
        TextTable table = new TextTable("quantization", "weights", "clipped", "rms error", "thresholds clamped");
        for (QuantizeOutcome.Layer layer : quantized.quantization()) {
            table.row(
                    "layer " + layer.layer(),
                    Figures.count(layer.weights()),
                    Figures.count(layer.clippedWeights()),
                    String.format(Locale.ROOT, "%.6f", layer.rmsErrorFloatWeights()),
                    Figures.count(layer.clampedThresholds()));
        }
        return table.toString();
    }
}
