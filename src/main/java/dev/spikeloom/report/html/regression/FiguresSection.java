package dev.spikeloom.report.html.regression;

import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Table.Cell;
import dev.spikeloom.report.html.regression.RegressionResults.Change;
import dev.spikeloom.report.html.regression.RegressionResults.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The figures of the designs that a baseline can hold, and what has changed since it. */
final class FiguresSection {
    private static final String ID = "figures";
    private static final String TITLE = "Figures and baseline";

    private FiguresSection() {}

    static Section of(RegressionResults results) {
        List<Block> blocks = new ArrayList<>();
        Table changes = changes(results);
        Map<String, List<Item>> byCheck = new LinkedHashMap<>();
        for (Item item : results.items()) {
            if (!item.figures().isEmpty()) {
                byCheck.computeIfAbsent(item.check(), key -> new ArrayList<>()).add(item);
            }
        }
        if (byCheck.isEmpty() && changes.rows().isEmpty()) {
            return Section.without(ID, TITLE, "No check has figures that a baseline holds.");
        }
        if (changes.rows().isEmpty()) {
            blocks.add(new Paragraph("The results name no change since a baseline."));
        } else {
            blocks.add(changes);
        }
        byCheck.forEach((check, items) -> blocks.add(figures(check, items)));
        return new Section(ID, TITLE, blocks);
    }

    private static Table changes(RegressionResults results) {
        Table.Builder table = Table.of(
                "What has changed since the baseline", "design", "check", "figure", "before", "now", "which is");
        for (Item item : results.items()) {
            for (Change change : item.changes()) {
                table.row(List.of(
                        Table.text(item.design()),
                        Table.text(item.check()),
                        Table.text(change.figure()),
                        Table.number(change.before()),
                        Table.number(change.now()),
                        new Cell(change.verdict(), change.verdict().equals("worse") ? "failed" : "", "")));
            }
        }
        return table.build();
    }

    private static Table figures(String check, List<Item> items) {
        TreeSet<String> keys = new TreeSet<>();
        items.forEach(item -> keys.addAll(item.figures().keySet()));
        List<String> heads = new ArrayList<>(List.of("design"));
        heads.addAll(keys);
        Table.Builder table = Table.of("Figures of " + check, heads);
        for (Item item : items) {
            table.numbers(
                    item.design(),
                    keys.stream()
                            .map(key -> item.figures().getOrDefault(key, ""))
                            .toArray(String[]::new));
        }
        return table.build();
    }
}
