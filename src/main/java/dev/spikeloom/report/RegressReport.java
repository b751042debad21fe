package dev.spikeloom.report;

import dev.spikeloom.regress.Item;
import dev.spikeloom.regress.output.ItemResult;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.output.Results;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A regression, for people. */
public final class RegressReport {
    private RegressReport() {}

    /** The items that would be run. */
    public static String list(List<Item> items) {
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            String tags = item.tags().isEmpty() ? "" : "  [" + String.join(", ", item.tags()) + "]";
            text.append(String.format(
                    Locale.ROOT, "%-32s %s%s%n", item.id(), item.plan().kind().meaning(), tags));
        }
        return text.append(items.size())
                .append(items.size() == 1 ? " item\n" : " items\n")
                .toString();
    }

    /**
     * What was found, and what was not run.
     *
     * @param all items of the suite, whether they were selected or not
     */
    public static String summary(Results results, int all) {
        StringBuilder text = new StringBuilder();
        for (ItemResult item : results.items()) {
            if (item.outcome() == Outcome.FAILED) {
                text.append("FAILED ")
                        .append(item.id())
                        .append(": ")
                        .append(item.reason())
                        .append('\n');
                if (item.wave() != null) {
                    text.append("       wave:  ").append(item.wave()).append('\n');
                }
                text.append("       again: ").append(item.command()).append('\n');
            }
        }
        Map<String, Long> reasons = results.items().stream()
                .filter(item -> item.outcome() == Outcome.SKIPPED)
                .collect(Collectors.groupingBy(ItemResult::reason, TreeMap::new, Collectors.counting()));
        reasons.forEach((reason, count) -> text.append("skipped ")
                .append(count)
                .append(": ")
                .append(reason)
                .append('\n'));
        text.append(results.count(Outcome.PASSED))
                .append(" passed, ")
                .append(results.count(Outcome.FAILED))
                .append(" failed, ")
                .append(results.count(Outcome.SKIPPED))
                .append(" skipped, ")
                .append(all - results.items().size())
                .append(" not selected\n");
        return text.toString();
    }
}
