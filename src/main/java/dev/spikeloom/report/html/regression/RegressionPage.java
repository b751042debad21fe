package dev.spikeloom.report.html.regression;

import dev.spikeloom.io.InputException;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.BarData;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.Drawing;
import dev.spikeloom.report.html.Heading;
import dev.spikeloom.report.html.Listing;
import dev.spikeloom.report.html.Page;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Table.Cell;
import dev.spikeloom.report.html.Widget;
import dev.spikeloom.report.html.regression.RegressionResults.Item;
import dev.spikeloom.report.html.regression.RegressionResults.Outcome;
import dev.spikeloom.report.html.regression.RegressionResults.Past;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The report of a regression: designs against checks, what failed and how to repeat it, and how it was before. */
public final class RegressionPage {
    /** Failures that are shown one by one; more have one cause as a rule. */
    private static final int MOST_FAILURES = 100;

    private static final String WAVE = "Signals around the first difference, in cycles";

    /** Runs that are drawn; the table has more. */
    private static final int MOST_DRAWN = 30;

    private RegressionPage() {}

    /**
     * Of the results in a folder.
     *
     * @param folder where their waves are
     */
    public static Page of(RegressionResults results, Path folder) {
        List<Item> failures = results.items().stream()
                .filter(item -> item.outcome() == Outcome.FAILED)
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(overview(results, failures));
        sections.add(matrix(results, failures));
        sections.add(failures(failures, folder));
        sections.add(FiguresSection.of(results));
        sections.add(history(results));
        sections.add(skipped(results));
        sections.add(times(results));
        return new Page(
                "regression",
                results.suite().isBlank() ? "Regression" : results.suite(),
                Figures.count(count(results, Outcome.PASSED)) + " passed, " + Figures.count(failures.size())
                        + " failed, " + Figures.count(count(results, Outcome.SKIPPED)) + " skipped",
                sections,
                figures(results));
    }

    private static Map<String, Object> figures(RegressionResults results) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("designs", different(results, Item::design));
        figures.put("checks", different(results, Item::check));
        for (Outcome outcome : Outcome.values()) {
            figures.put(outcome.word(), count(results, outcome));
        }
        figures.put("seconds", seconds(results));
        return figures;
    }

    private static long different(RegressionResults results, Function<Item, String> of) {
        return results.items().stream().map(of).distinct().count();
    }

    private static double seconds(RegressionResults results) {
        return results.items().stream()
                .mapToDouble(Item::seconds)
                .filter(Double::isFinite)
                .sum();
    }

    private static long count(RegressionResults results, Outcome outcome) {
        return results.items().stream()
                .filter(item -> item.outcome() == outcome)
                .count();
    }

    private static Section overview(RegressionResults results, List<Item> failures) {
        Table facts = Table.facts("Regression")
                .fact("suite", results.suite())
                .fact("designs", Figures.count(different(results, Item::design)))
                .fact("kinds of checks", Figures.count(different(results, Item::check)))
                .fact("passed", Figures.count(count(results, Outcome.PASSED)))
                .fact("failed", Figures.count(failures.size()))
                .fact("skipped", Figures.count(count(results, Outcome.SKIPPED)))
                .fact("seconds of all checks", String.format(Locale.ROOT, "%,.1f", seconds(results)))
                .build();
        return new Section("overview", "What it is", List.<Block>of(facts));
    }

    private static Section matrix(RegressionResults results, List<Item> failures) {
        Map<Item, Integer> places = new HashMap<>();
        for (int i = 0; i < Math.min(MOST_FAILURES, failures.size()); i++) {
            places.putIfAbsent(failures.get(i), i);
        }
        Set<String> checks = new LinkedHashSet<>();
        Map<String, Map<String, List<Item>>> designs = new LinkedHashMap<>();
        for (Item item : results.items()) {
            checks.add(item.check());
            designs.computeIfAbsent(item.design(), key -> new HashMap<>())
                    .computeIfAbsent(item.check(), key -> new ArrayList<>())
                    .add(item);
        }
        List<String> heads = new ArrayList<>(List.of("design"));
        heads.addAll(checks);
        Table.Builder table = Table.of("Designs and checks", heads);
        designs.forEach((design, byCheck) -> {
            List<Cell> row = new ArrayList<>(List.of(Table.text(design)));
            checks.forEach(check -> row.add(cell(byCheck.getOrDefault(check, List.of()), places)));
            table.row(row);
        });
        return new Section(
                "matrix",
                "Designs and checks",
                List.<Block>of(
                        new Widget(
                                "matrix-filter",
                                "matrix",
                                "",
                                Map.of("outcomes", List.of("failed", "skipped", "passed"))),
                        table.build()));
    }

    /** The worst of what a check of a design came to. */
    private static Cell cell(List<Item> items, Map<Item, Integer> failures) {
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.SKIPPED, Outcome.PASSED)) {
            for (Item item : items) {
                if (item.outcome() == outcome) {
                    Integer place = failures.get(item);
                    return new Cell(outcome.word(), outcome.word(), place == null ? "" : target(place));
                }
            }
        }
        return Table.text("");
    }

    private static String target(int failure) {
        return "failure-" + failure + "-title";
    }

    private static Section failures(List<Item> failures, Path folder) {
        if (failures.isEmpty()) {
            return Section.without("failures", "Failures", "Nothing failed.");
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_FAILURES, failures.size()); i++) {
            failure(failures.get(i), target(i), folder, blocks);
        }
        if (failures.size() > MOST_FAILURES) {
            blocks.add(new Paragraph("The other " + Figures.count(failures.size() - (long) MOST_FAILURES)
                    + " failures are in results.json."));
        }
        return new Section("failures", "Failures", blocks);
    }

    private static void failure(Item item, String id, Path folder, List<Block> blocks) {
        blocks.add(new Heading(id, item.design() + ": " + item.check()));
        Table.Builder facts = Table.facts("What failed in " + item.check() + " of " + item.design());
        add(facts, "reason", item.reason());
        add(facts, "first cycle that differs", item.cycle());
        add(facts, "signal", item.signal());
        add(facts, "expected", item.expected());
        add(facts, "found", item.found());
        add(facts, "tags", String.join(", ", item.tags()));
        blocks.add(facts.build());
        if (!item.command().isEmpty()) {
            blocks.add(new Listing("Command that repeats it", item.command()));
        }
        if (!item.wave().isEmpty()) {
            blocks.add(wave(item, folder));
        }
    }

    private static void add(Table.Builder facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.fact(name, value);
        }
    }

    private static Block wave(Item item, Path folder) {
        try {
            Wave wave = WaveFiles.read(folder, item.wave());
            OptionalLong different = item.cycle().matches("\\d{1,15}")
                    ? OptionalLong.of(Long.parseLong(item.cycle()))
                    : OptionalLong.empty();
            return new Drawing(
                    WAVE, WaveDrawing.of(wave, different, WAVE + ": " + item.design() + ", " + item.check()));
        } catch (InputException e) {
            return new Paragraph("The wave cannot be drawn: " + e.getMessage());
        }
    }

    private static Section history(RegressionResults results) {
        List<Past> all = results.history().isEmpty()
                ? List.of(new Past(
                        "this run",
                        count(results, Outcome.PASSED),
                        count(results, Outcome.FAILED),
                        count(results, Outcome.SKIPPED)))
                : results.history();
        List<Past> drawn = all.subList(Math.max(0, all.size() - MOST_DRAWN), all.size());
        BarData data = BarData.of("checks", drawn.stream().map(Past::label).toList())
                .add(
                        "passed",
                        drawn.stream().map(past -> (double) past.passed()).toList())
                .add(
                        "failed",
                        drawn.stream().map(past -> (double) past.failed()).toList())
                .add(
                        "skipped",
                        drawn.stream().map(past -> (double) past.skipped()).toList());
        Table.Builder table = Table.of("Runs in this folder, the last one below", "run", "passed", "failed", "skipped");
        all.forEach(past -> table.numbers(
                past.label(),
                Figures.count(past.passed()),
                Figures.count(past.failed()),
                Figures.count(past.skipped())));
        return new Section(
                "history",
                "History",
                List.<Block>of(
                        new Chart(
                                "history-chart",
                                Chart.BARS,
                                "Outcomes of the last runs",
                                "A bar a run, made of the checks that passed, failed and were skipped; the table below has"
                                        + " the same numbers.",
                                data),
                        table.build()));
    }

    private static Section skipped(RegressionResults results) {
        Table.Builder table = Table.of("What was not run", "design", "check", "reason");
        results.items().stream()
                .filter(item -> item.outcome() == Outcome.SKIPPED)
                .forEach(item -> table.row(
                        List.of(Table.text(item.design()), Table.text(item.check()), Table.text(item.reason()))));
        Table built = table.build();
        return built.rows().isEmpty()
                ? Section.without("skipped", "What was not run", "Everything was run.")
                : new Section("skipped", "What was not run", List.<Block>of(built));
    }

    private static Section times(RegressionResults results) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Item item : results.items()) {
            double[] sum = sums.computeIfAbsent(item.check(), key -> new double[2]);
            sum[0]++;
            sum[1] += Double.isFinite(item.seconds()) ? item.seconds() : 0;
        }
        Table.Builder table = Table.of("Time by kind of check", "check", "designs", "seconds");
        sums.forEach((check, sum) ->
                table.numbers(check, Figures.count((long) sum[0]), String.format(Locale.ROOT, "%,.1f", sum[1])));
        return new Section("times", "Time", List.<Block>of(table.build()));
    }
}
