package dev.spikeloom.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.report.RunSummary;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunResultTest {
    /** Rounded to six decimals it is 0.002415, which rounds to 0.00242; it rounds to 0.00241 itself. */
    private static final double ON_THE_EDGE = 0.00241499;

    @Test
    void whatAStageFoundIsInMemoryAsItIsInTheFile() {
        RunResult found = results();
        RunResult read = read(found);

        assertThat(found.outcome(Stages.TRAIN)).isEqualTo(read.outcome(Stages.TRAIN));
        assertThat(found.outcome(Stages.QUANTIZE)).isEqualTo(read.outcome(Stages.QUANTIZE));
        assertThat(found.outcome(Stages.SIMULATE)).isEqualTo(read.outcome(Stages.SIMULATE));
    }

    @Test
    void theSummaryOfARunIsTheOneThatIsPrintedFromItsFile() {
        assertThat(RunSummary.of(results())).isEqualTo(RunSummary.of(read(results())));
    }

    @Test
    void theLineOfAStageIsTheOneThatIsPrintedFromItsFile() {
        for (Stage<?> stage : List.of(Stages.TRAIN, Stages.QUANTIZE, Stages.SIMULATE)) {
            assertThat(RunSummary.line(stage, results())).isEqualTo(RunSummary.line(stage, read(results())));
        }
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        RunResult singleImage = results(Double.NaN);

        assertThat(singleImage.toJson()).doesNotContain("null", "NaN", "\n  \"initiation_interval_cycles_mean\"");
        assertThat(RunSummary.of(read(singleImage)))
                .isEqualTo(RunSummary.of(singleImage))
                .containsPattern("T = 16 +311.01 +- +- +311.01");
    }

    private static RunResult read(RunResult result) {
        return RunResult.parse("result.json", result.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** Figures of every kind that a table shows, each of which would be shown otherwise if it were rounded twice. */
    private static RunResult results() {
        return results(311.0049999);
    }

    /** @param interval mean initiation interval, not a number if there is a single image */
    private static RunResult results(double interval) {
        double share = 0.90 + ON_THE_EDGE / 10;
        double cycles = 311.0049999;
        return RunResult.of(Experiment.defaults())
                .with(
                        Stages.TRAIN,
                        new TrainOutcome(
                                393,
                                null,
                                share,
                                bySteps(share),
                                null,
                                new TrainOutcome.History(
                                        1206, 198, 1, 1, share, List.of(new TrainOutcome.Epoch(1, 1, share, share)))),
                        DesignFacts.NONE)
                .with(
                        Stages.QUANTIZE,
                        new QuantizeOutcome(
                                share,
                                bySteps(share),
                                null,
                                List.of(new QuantizeOutcome.Layer(0, 4096, 2, ON_THE_EDGE, 0, null, null, null)),
                                null),
                        DesignFacts.NONE)
                .with(
                        Stages.SIMULATE,
                        new SimulateOutcome(
                                7728,
                                393,
                                122_692,
                                122_021,
                                cycles,
                                interval,
                                cycles,
                                bySteps(cycles),
                                bySteps(interval),
                                bySteps(cycles),
                                bySteps(interval),
                                bySteps(cycles),
                                null,
                                List.of(new SimulateOutcome.Layer(
                                        0,
                                        64,
                                        10,
                                        1,
                                        new SimulateOutcome.Macros(1, 64, 70, 1),
                                        14,
                                        1,
                                        1,
                                        1,
                                        1,
                                        1,
                                        cycles,
                                        cycles,
                                        List.of(1L),
                                        List.of(1L),
                                        List.of(1L),
                                        1,
                                        1,
                                        new TreeMap<>())),
                                cycles,
                                new BottleneckFigures(
                                        0,
                                        share,
                                        null,
                                        null,
                                        List.of(new BottleneckFigures.Change(
                                                Map.of("architecture.lanes", "all"), 393, cycles))),
                                null),
                        DesignFacts.NONE);
    }

    private static SortedMap<Integer, Double> bySteps(double value) {
        return new TreeMap<>(Map.of(1, value, 16, value));
    }
}
