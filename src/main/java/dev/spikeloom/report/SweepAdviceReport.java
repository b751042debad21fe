package dev.spikeloom.report;

import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.study.sweep.Neighbours;
import dev.spikeloom.study.sweep.SweepAdvice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Advice as people read it: the best point, what limits it, its neighbours, and what to change next. */
public final class SweepAdviceReport {
    private static final int PERCENT = 100;
    private static final int MOST_MODULES = 5;
    private static final int MOST_AREAS = 8;
    private static final int LONGEST_REASON = 60;

    private final SweepAdvice advice;
    private final StringBuilder text = new StringBuilder();

    private SweepAdviceReport(SweepAdvice advice) {
        this.advice = advice;
    }

    /** The advice in lines and tables. */
    public static String of(SweepAdvice advice) {
        SweepAdviceReport report = new SweepAdviceReport(advice);
        report.best();
        report.limits();
        report.neighbours();
        report.ends();
        report.next();
        return report.text.toString();
    }

    private void best() {
        line("point " + advice.point() + " has the " + (advice.better().equals("higher") ? "highest " : "lowest ")
                + advice.objective() + " of " + Figures.plural(advice.compared(), "point") + " within the constraints: "
                + SweepTable.figure(advice.figures().get(advice.objective())));
        line("  " + parts(advice.parameters(), (key, value) -> SensitivityTables.title(key) + "=" + value));
        line("  verified: " + advice.verified());
    }

    private void limits() {
        SweepAdvice.Run run = advice.run();
        line("");
        line("what limits it, by the counters of " + Figures.plural(run.samples(), "sample") + ", "
                + Figures.decimal(run.cyclesPerClassification()) + " cycles a classification at "
                + EstimateReport.number(run.frequencyMhz()) + " MHz");
        line("");
        TextTable table =
                new TextTable("layer", "reads", "conflicts", "empty", "starved", "blocked", "spikes in", "rows read");
        for (SweepAdvice.Layer layer : run.layers()) {
            table.row(
                    String.valueOf(layer.layer()),
                    Figures.percent(layer.readShare()),
                    Figures.percent(layer.conflictShare()),
                    Figures.percent(layer.emptyShare()),
                    Figures.percent(layer.starvedShare()),
                    Figures.percent(layer.blockedShare()),
                    Figures.decimal(layer.spikesInPerSample()),
                    Figures.decimal(layer.sramReadsPerSample()));
        }
        text.append(table);
        line("");
        BottleneckFigures bottleneck = run.bottleneck();
        String next = bottleneck.nextLayer() == null
                ? ""
                : "; without it layer " + bottleneck.nextLayer() + " would allow "
                        + Figures.decimal(bottleneck.nextLayerBusyCyclesMean()) + " cycles";
        line("  layer " + bottleneck.layer() + " is busy " + Figures.percent(bottleneck.busyShare()) + " of the cycles"
                + next);
        bottleneck
                .widenings()
                .forEach(change -> line("  " + Figures.decimal(change.initiationIntervalCyclesMean()) + " cycles with "
                        + parts(change.settings(), (key, value) -> key + "=" + value)));
        line("  energy (nJ): " + shares(run.energyNjByCause(), Integer.MAX_VALUE));
        line("  by module (nJ): " + shares(run.energyNjByModule(), MOST_MODULES));
        line("  area (mm2): memory " + EstimateReport.number(run.memoryAreaMm2()) + ", logic "
                + EstimateReport.number(run.logicAreaMm2()));
        line("  by module (mm2): " + shares(run.areaMm2ByModule(), MOST_AREAS));
    }

    private static String shares(Map<String, Double> parts, int most) {
        double all = parts.values().stream().mapToDouble(value -> value).sum();
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .map(part -> part.getKey() + " " + EstimateReport.number(part.getValue()) + " ("
                        + Figures.percent(part.getValue() / all) + ")")
                .collect(Collectors.joining(", "));
    }

    private void neighbours() {
        line("");
        if (advice.neighbours().isEmpty()) {
            line("the sweep has no point that differs from it in one parameter");
            return;
        }
        line("its neighbours in the sweep: one parameter changed");
        line("");
        List<String> figures = advice.neighbours().stream()
                .flatMap(step -> step.figures().keySet().stream())
                .distinct()
                .toList();
        List<String> header = new ArrayList<>(List.of("parameter", "change", "point"));
        header.addAll(figures);
        header.add("");
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (Neighbours.Step step : advice.neighbours()) {
            List<String> row = new ArrayList<>(List.of(
                    SensitivityTables.title(step.parameter()),
                    step.from() + " -> " + step.to(),
                    String.valueOf(step.point())));
            figures.forEach(figure -> row.add(change(step.changes().get(figure))));
            row.add(step.refused() == null ? "" : shortened(step.refused()));
            table.row(row.toArray(String[]::new));
        }
        text.append(table);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }

    private void ends() {
        if (!advice.ends().isEmpty()) {
            line("");
        }
        advice.ends()
                .forEach(end -> line(SensitivityTables.title(end.parameter()) + " is at its " + end.end() + " value "
                        + end.value() + " (" + end.before() + " -> " + end.value() + ": " + advice.objective() + " "
                        + change(end.change()) + "): widen the axis, " + end.beyond() + " is possible"));
    }

    private void next() {
        line("");
        SweepAdvice.Next next = advice.next();
        if (next == null) {
            line("next: nothing; changing one parameter gains nothing within the sweep");
            return;
        }
        String parameter = SensitivityTables.title(next.parameter());
        String gain = next.figure() + " " + change(next.change());
        line(
                switch (next.reason()) {
                    case "axis_end" ->
                        "next: " + parameter + " " + next.from() + " -> " + next.to()
                                + ", beyond the axis: its last step gave " + gain;
                    case "constraint" ->
                        "next: " + parameter + " " + next.from() + " -> " + next.to()
                                + ", if the constraint can give way: " + gain;
                    default ->
                        "next: " + parameter + " " + next.from() + " -> " + next.to() + ", which gains more than "
                                + advice.objective() + " loses: " + gain;
                });
    }

    private static String change(BigDecimal share) {
        return share == null ? "" : String.format(Locale.ROOT, "%+.2f %%", PERCENT * share.doubleValue());
    }

    /** How a part is written. */
    @FunctionalInterface
    private interface Writing {
        String of(String key, String value);
    }

    private static String parts(Map<String, String> parts, Writing writing) {
        return parts.entrySet().stream()
                .map(part -> writing.of(part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
