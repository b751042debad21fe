package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The last cycles of both traces, to be shown side by side around a difference. */
public final class CycleHistory {
    /** Cycles shown before the difference. */
    public static final int BEFORE = 5;
    /** Cycles shown after the difference. */
    public static final int AFTER = 2;
    /** A wider value would make its columns too wide. */
    private static final int MOST_SHOWN_BITS = 16;

    private static final int SIZE = BEFORE + 1 + AFTER;

    private final TraceLayout layout;
    private final TraceRecord[] expected = new TraceRecord[SIZE];
    private final TraceRecord[] found = new TraceRecord[SIZE];
    private long cycles;

    public CycleHistory(TraceLayout layout) {
        this.layout = layout;
        for (int i = 0; i < SIZE; i++) {
            expected[i] = new TraceRecord(layout);
            found[i] = new TraceRecord(layout);
        }
    }

    /** The record to fill for the clocked model's next cycle. */
    public TraceRecord nextExpected() {
        return expected[(int) (cycles % SIZE)];
    }

    /** The record to fill for the RTL's next cycle. */
    public TraceRecord nextFound() {
        return found[(int) (cycles % SIZE)];
    }

    /** Both records of the cycle are filled. */
    public void advance() {
        cycles++;
    }

    /** The clocked model in a cycle, which must be one of the last. */
    TraceRecord expected(long cycle) {
        return expected[(int) (cycle % SIZE)];
    }

    /** The RTL in a cycle, which must be one of the last. */
    TraceRecord found(long cycle) {
        return found[(int) (cycle % SIZE)];
    }

    /**
     * A table of the signals beside the one that differs, a column a cycle. A value in which the two differ stands as
     * {@code expected!found}; a signal that is not observed in a cycle as {@code -}.
     */
    String table(Location difference, long cycle) {
        List<List<String>> columns = new ArrayList<>();
        List<Location> rows = rows(difference);
        List<String> names = new ArrayList<>(List.of("cycle"));
        rows.forEach(row -> names.add(row.signal()));
        columns.add(names);
        for (long c = Math.max(0, Math.max(cycle - BEFORE, cycles - SIZE)); c < cycles; c++) {
            List<String> column = new ArrayList<>();
            column.add(c == cycle ? "[" + c + "]" : String.valueOf(c));
            for (Location row : rows) {
                column.add(value(row, (int) (c % SIZE)));
            }
            columns.add(column);
        }
        return render(columns);
    }

    private List<Location> rows(Location difference) {
        String path = difference.probe().path();
        int inCore = path.startsWith(layout.core()) ? layout.core().length() : 0;
        String module = path.substring(0, path.indexOf('.', inCore) + 1);
        Set<Location> rows = new LinkedHashSet<>();
        List<Probe> candidates = new ArrayList<>(layout.always());
        layout.groups()
                .forEach(group -> group.probes().stream()
                        .filter(probe -> probe.elements() == 1 && probe.bits() <= MOST_SHOWN_BITS)
                        .forEach(candidates::add));
        for (Probe probe : candidates) {
            boolean beside = module.isEmpty()
                    ? !probe.path().contains(".")
                    : probe.path().startsWith(module);
            if (beside) {
                rows.add(Location.whole(probe));
            }
        }
        for (ProbeGroup group : layout.groups()) {
            if (rows.contains(Location.whole(group.gate()))) {
                group.probes().stream()
                        .filter(this::isShort)
                        .map(Location::whole)
                        .forEach(rows::add);
            }
        }
        rows.add(difference);
        return List.copyOf(rows);
    }

    /** One number, neither an array nor a vector of them. */
    private boolean isShort(Probe probe) {
        return probe.elements() == 1 && probe.bits() <= Integer.SIZE && layout.fieldBits(probe) == probe.bits();
    }

    private String value(Location row, int slot) {
        if (!observed(row.probe(), expected[slot])) {
            return "-";
        }
        String model = row.value(expected[slot]).toString();
        String rtl = row.value(found[slot]).toString();
        return model.equals(rtl) ? model : model + "!" + rtl;
    }

    private boolean observed(Probe probe, TraceRecord record) {
        for (ProbeGroup group : layout.groups()) {
            if (group.probes().contains(probe)) {
                return record.isSet(group.gate());
            }
        }
        return true;
    }

    private static String render(List<List<String>> columns) {
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < columns.get(0).size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns.size(); c++) {
                List<String> column = columns.get(c);
                int width = column.stream().mapToInt(String::length).max().orElse(0);
                String cell = column.get(row);
                String padding = " ".repeat(width - cell.length());
                line.append(c == 0 ? cell + padding : "  " + padding + cell);
            }
            table.append(line).append('\n');
        }
        return table.toString();
    }
}
