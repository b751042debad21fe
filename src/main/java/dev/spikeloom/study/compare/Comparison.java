package dev.spikeloom.study.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs side by side; the first is what the others are compared with.
 *
 * @param runs as the command line names them
 * @param rows all keys that any of them has, by topic, each in the order of the results
 */
public record Comparison(List<String> runs, List<Row> rows) {
    public Comparison {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /**
     * @param paths two or more run folders, or files {@code result.json}
     * @throws InputException if one of them is not the folder of a run, or has no results
     */
    public static Comparison of(List<Path> paths) {
        List<ComparedRun> runs = paths.stream().map(ComparedRun::read).toList();
        List<Row> rows = new ArrayList<>();
        boolean allHaveSettings = runs.stream().noneMatch(run -> run.settings().isEmpty());
        if (allHaveSettings) {
            for (String key : runs.get(0).settings().keySet()) {
                rows.add(new Row(
                        Topic.EXPERIMENT,
                        key,
                        Better.UNCLEAR,
                        runs.stream()
                                .<JsonNode>map(
                                        run -> TextNode.valueOf(run.settings().get(key)))
                                .toList()));
            }
        }
        Set<String> figures = new LinkedHashSet<>();
        runs.forEach(run -> figures.addAll(run.figures().keySet()));
        for (String figure : figures) {
            Topic topic = Topic.of(figure);
            boolean saidAlready = topic == Topic.EXPERIMENT && allHaveSettings;
            if (!saidAlready) {
                List<JsonNode> values = new ArrayList<>();
                runs.forEach(run -> values.add(run.figures().get(figure)));
                rows.add(new Row(topic, figure, Better.of(figure), values));
            }
        }
        rows.sort(Comparator.comparing(Row::topic));
        return new Comparison(runs.stream().map(ComparedRun::name).toList(), rows);
    }

    /** Whether the runs differ in anything. */
    public boolean differs() {
        return rows.stream().anyMatch(Row::differs);
    }

    /**
     * The rows to be shown.
     *
     * @param all also those of keys that do not differ
     */
    public List<Row> shown(boolean all) {
        return rows.stream().filter(row -> all || row.differs()).toList();
    }

    /** As JSON. */
    public String toJson(boolean all) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Row row : shown(all)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("group", row.topic().title());
            entry.put("key", row.key());
            if (row.better() != Better.UNCLEAR) {
                entry.put("better", row.better().title());
            }
            entry.put("values", row.values());
            shown.add(entry);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("runs", runs);
        root.put("differing_keys", rows.stream().filter(Row::differs).count());
        root.put("equal_keys", rows.stream().filter(row -> !row.differs()).count());
        root.put("keys", shown);
        return Json.text(root);
    }

    /** As a table with a column a run. */
    public String toCsv(boolean all) {
        List<String> columns = new ArrayList<>(List.of("group", "key", "better"));
        columns.addAll(runs);
        CsvTable table = new CsvTable(columns);
        for (Row row : shown(all)) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.topic().title());
            cells.add(row.key());
            cells.add(row.better() == Better.UNCLEAR ? null : row.better().title());
            row.values().forEach(value -> cells.add(value == null ? null : value.asText()));
            table.row(cells);
        }
        return table.toString();
    }
}
