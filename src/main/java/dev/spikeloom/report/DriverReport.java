package dev.spikeloom.report;

import dev.spikeloom.study.Driven;
import java.util.Locale;

/** What the driver did, in cycles, and where it differs from the model. */
public final class DriverReport {
    private static final int MOST_SHOWN = 10;

    private final Driven driven;

    public DriverReport(Driven driven) {
        this.driven = driven;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(driven.experiment()).append(": ").append(driven.network()).append("\n\n");
        TextTable table = TextTable.toTheLeft("what the driver does", "cycles");
        row(table, "load the network over the registers", driven.loadCycles());
        row(table, "read it back", driven.readBackCycles());
        row(table, "load it over the load stream", driven.loadStreamCycles());
        String samples = driven.samples() + " samples x " + driven.timeSteps() + " time steps by ";
        row(table, samples + "polling", driven.pollingCycles());
        row(table, samples + "interrupt", driven.interruptCycles());
        text.append(table).append('\n');
        driven.differences().stream()
                .limit(MOST_SHOWN)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "  %,d differences from the model in %,d classes, spike counts and performance counters\n",
                driven.differences().size(),
                driven.comparedValues()));
        return text.toString();
    }

    private static void row(TextTable table, String what, Long cycles) {
        if (cycles != null) {
            table.row(what, String.format(Locale.ROOT, "%,d", cycles));
        }
    }
}
