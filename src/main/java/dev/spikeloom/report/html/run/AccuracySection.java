package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.LineData;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Accuracy over time steps, of the network as it was trained and as it was quantized. */
final class AccuracySection {
    private AccuracySection() {}

    /** @param trained null if that is not known */
    static Section of(TrainOutcome trained, QuantizeOutcome quantized) {
        Map<String, Map<Integer, Double>> series = new LinkedHashMap<>();
        if (trained != null && trained.testAccuracyFloatByTimeSteps() != null) {
            series.put("floating point", trained.testAccuracyFloatByTimeSteps());
            heads(series, "floating point", trained.testAccuracyFloatByHead());
        }
        series.put("quantized", orEmpty(quantized.testAccuracyByTimeSteps()));
        heads(series, "quantized", quantized.testAccuracyByHead());
        TreeSet<Integer> steps = new TreeSet<>();
        series.values().forEach(each -> steps.addAll(each.keySet()));
        List<Block> blocks = new ArrayList<>();
        LineData data =
                LineData.over("time steps", "test accuracy", List.copyOf(steps)).inPercent();
        series.forEach(
                (name, values) -> data.add(name, steps.stream().map(values::get).toList()));
        blocks.add(new Chart(
                "accuracy-chart",
                Chart.LINES,
                "Test accuracy over time steps",
                "Lines of the test accuracy over the time steps that a sample is presented for; the table below has the"
                        + " same numbers.",
                data));
        List<String> heads = new ArrayList<>(List.of("time steps"));
        heads.addAll(series.keySet());
        Table.Builder table = Table.of("Test accuracy by time steps", heads);
        for (int step : steps) {
            table.numbers(
                    String.valueOf(step),
                    series.values().stream()
                            .map(values -> values.get(step) == null ? "-" : Figures.percent(values.get(step)))
                            .toArray(String[]::new));
        }
        blocks.add(table.build());
        return new Section("accuracy", "Accuracy", blocks);
    }

    private static void heads(
            Map<String, Map<Integer, Double>> series, String name, List<SortedMap<Integer, Double>> byHead) {
        for (int head = 0; byHead != null && head < byHead.size(); head++) {
            series.put(name + ", head " + (head + 1), orEmpty(byHead.get(head)));
        }
    }

    private static Map<Integer, Double> orEmpty(SortedMap<Integer, Double> values) {
        return values == null ? Map.of() : values;
    }
}
