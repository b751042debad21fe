package dev.spikeloom.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.study.compare.Comparison;
import dev.spikeloom.study.compare.Row;
import dev.spikeloom.study.compare.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs side by side, for the terminal: a table a group, with the change against the first run. */
public final class ComparisonReport {
    private static final String NOTHING = "-";

    private ComparisonReport() {}

    /** @param all also what does not differ, and details */
    public static String of(Comparison comparison, boolean all) {
        Map<Topic, List<Row>> groups = new EnumMap<>(Topic.class);
        long details = 0;
        for (Row row : comparison.shown(all)) {
            if (all || !row.detail()) {
                groups.computeIfAbsent(row.topic(), topic -> new ArrayList<>()).add(row);
            } else {
                details++;
            }
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((topic, rows) -> text.append(text.isEmpty() ? "" : "\n").append(table(topic, rows, comparison)));
        long equal = comparison.rows().stream().filter(row -> !row.differs()).count();
        if (!comparison.differs()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("no key differs, of ")
                    .append(Figures.count(equal));
        } else if (all) {
            text.append("\n").append(Figures.plural(equal, "key")).append(" alike");
        } else {
            text.append("\nnot shown: ")
                    .append(Figures.plural(details, "detail"))
                    .append(" that differ, ")
                    .append(Figures.plural(equal, "key"))
                    .append(" alike (--all shows them)");
        }
        return text.append('\n').toString();
    }

    private static String table(Topic topic, List<Row> rows, Comparison comparison) {
        List<String> header =
                new ArrayList<>(List.of(topic.title(), comparison.runs().get(0)));
        for (String run : comparison.runs().subList(1, comparison.runs().size())) {
            header.addAll(List.of(run, "change"));
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (Row row : rows) {
            List<String> cells =
                    new ArrayList<>(List.of(row.key(), value(row, row.values().get(0))));
            for (int run = 1; run < comparison.runs().size(); run++) {
                cells.add(value(row, row.values().get(run)));
                cells.add(change(row, run));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String value(Row row, JsonNode value) {
        if (value == null) {
            return NOTHING;
        }
        if (value.isIntegralNumber()) {
            return Figures.count(value.longValue());
        }
        if (value.isNumber()) {
            boolean share = row.key().contains("accuracy") || row.key().endsWith("_share");
            return share
                    ? Figures.percent(value.doubleValue())
                    : Math.abs(value.doubleValue()) < 1
                            ? value.decimalValue().toPlainString()
                            : Figures.decimal(value.doubleValue());
        }
        return shortened(value.asText());
    }

    /** Checksums and reports are too long for a column. */
    private static String shortened(String text) {
        int most = 24;
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    private static String change(Row row, int run) {
        double change = row.change(run);
        String share =
                Double.isFinite(change) && change != 0 ? String.format(Locale.ROOT, "%+.1f %%", 100 * change) : "";
        String verdict = row.improves(run) ? " better" : row.worsens(run) ? " worse" : "";
        return (share + verdict).strip();
    }
}
