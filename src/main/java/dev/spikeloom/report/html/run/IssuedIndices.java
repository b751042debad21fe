package dev.spikeloom.report.html.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The indices that layers issue, from the log of the pipeline: each with the cycles for which it is issued. */
final class IssuedIndices {
    /** First stages of a weight row and of a convolution's step. */
    private static final Set<String> ISSUE = Set.of("issue", "event");

    private static final Pattern LABEL = Pattern.compile("layer \\d+, sample \\d+, (.*)");
    private static final Pattern BANK = Pattern.compile("\\bbank (\\d{1,6})\\b");
    private static final String MAIN_LANE = "0";

    private final List<Index> found = new ArrayList<>();
    private final Map<String, Open> open = new HashMap<>();
    private long cycle;

    private IssuedIndices() {}

    /**
     * One of them.
     *
     * @param bank -1 if it names none
     * @param words what it is
     */
    record Index(int layer, long from, long cycles, int bank, String words) {}

    /** What is known of an instruction of the log so far. */
    private static final class Open {
        private final int layer;
        private final List<String> labels = new ArrayList<>();
        private long from = -1;

        Open(int layer) {
            this.layer = layer;
        }
    }

    /** @param log as {@code pipeline.kanata} has it */
    static List<Index> in(String log) {
        IssuedIndices reader = new IssuedIndices();
        log.lines().forEach(line -> reader.read(line.split("\t", -1)));
        return reader.found;
    }

    private void read(String[] fields) {
        switch (fields[0]) {
            case "C" -> cycle += Long.parseLong(fields[1]);
            case "I" -> open.put(fields[1], new Open(Integer.parseInt(fields[3])));
            case "L" -> open.get(fields[1]).labels.add(fields[3]);
            case "S" -> {
                if (fields[2].equals(MAIN_LANE) && ISSUE.contains(fields[3])) {
                    open.get(fields[1]).from = cycle;
                }
            }
            case "E" -> {
                if (fields[2].equals(MAIN_LANE) && ISSUE.contains(fields[3])) {
                    issued(open.get(fields[1]));
                }
            }
            case "R" -> open.remove(fields[1]);
            default -> {
                // The header, and what an index has nothing of.
            }
        }
    }

    private void issued(Open index) {
        String label = String.join("; ", index.labels);
        Matcher own = LABEL.matcher(label);
        String words = own.matches() ? own.group(1) : label;
        Matcher bank = BANK.matcher(words);
        found.add(new Index(
                index.layer,
                index.from,
                Math.max(1, cycle - index.from),
                bank.find() ? Integer.parseInt(bank.group(1)) : -1,
                words));
    }
}
