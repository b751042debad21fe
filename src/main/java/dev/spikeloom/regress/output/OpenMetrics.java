package dev.spikeloom.regress.output;

import java.util.Map;

/** Results as OpenMetrics text, as Prometheus and others take it. */
public final class OpenMetrics {
    private OpenMetrics() {}

    /** The text. */
    public static String of(Results results) {
        StringBuilder text = new StringBuilder();
        family(text, "spikeloom_regress_items", "Items by how they ended.");
        for (Outcome outcome : Outcome.values()) {
            text.append("spikeloom_regress_items{suite=\"")
                    .append(escaped(results.suite()))
                    .append("\",outcome=\"")
                    .append(outcome.key())
                    .append("\"} ")
                    .append(results.count(outcome))
                    .append('\n');
        }
        family(text, "spikeloom_regress_passed", "Whether an item has passed; items that were not run are left out.");
        for (ItemResult item : results.items()) {
            if (item.outcome() != Outcome.SKIPPED) {
                line(text, "spikeloom_regress_passed", results, item, "", item.outcome() == Outcome.PASSED ? "1" : "0");
            }
        }
        family(text, "spikeloom_regress_duration_seconds", "How long an item took.");
        text.append("# UNIT spikeloom_regress_duration_seconds seconds\n");
        for (ItemResult item : results.items()) {
            if (item.outcome() != Outcome.SKIPPED) {
                line(text, "spikeloom_regress_duration_seconds", results, item, "", String.valueOf(item.seconds()));
            }
        }
        family(text, "spikeloom_regress_figure", "Figures of designs.");
        for (ItemResult item : results.items()) {
            if (item.figures() != null) {
                for (Map.Entry<String, Double> figure : item.figures().entrySet()) {
                    line(
                            text,
                            "spikeloom_regress_figure",
                            results,
                            item,
                            ",figure=\"" + escaped(figure.getKey()) + "\"",
                            String.valueOf(figure.getValue()));
                }
            }
        }
        return text.append("# EOF\n").toString();
    }

    private static void family(StringBuilder text, String name, String help) {
        text.append("# TYPE ")
                .append(name)
                .append(" gauge\n# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
    }

    private static void line(
            StringBuilder text, String name, Results results, ItemResult item, String labels, String value) {
        text.append(name)
                .append("{suite=\"")
                .append(escaped(results.suite()))
                .append("\",design=\"")
                .append(escaped(item.design()))
                .append("\",check=\"")
                .append(escaped(item.check()))
                .append('"')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
