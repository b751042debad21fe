package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.run.accuracy.AccuracySeries;
import dev.spikeloom.run.accuracy.Estimate;
import dev.spikeloom.study.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
    private static final SortedMap<Integer, Estimate> POINTS =
            new TreeMap<>(Map.of(1, new Estimate(2, 0.85, 0.05, 0.8, 0.9), 2, new Estimate(2, 0.9, 0.01, 0.9, 0.91)));

    @Test
    void whatIsOfAllHeadsTogetherSaysSo() {
        EvaluationReport report = of(
                new AccuracySeries("float", 0, 10, POINTS),
                new AccuracySeries("float", 1, 2, POINTS),
                new AccuracySeries("float", null, null, POINTS));

        assertThat(report.svg()).contains(">float, head 0 (10 classes)</text>", ">float, all heads right</text>");
        assertThat(report.toString()).contains("float, all heads right");
    }

    @Test
    void aSingleHeadNeedsNoName() {
        assertThat(of(new AccuracySeries("float", null, null, POINTS)).svg()).contains(">float</text>");
    }

    private static EvaluationReport of(AccuracySeries... curves) {
        return new EvaluationReport(
                new Evaluation("mine", "n-mnist", "1156-256-12", "snn-ct", 100, 1, 2, List.of(curves)));
    }
}
