package dev.spikeloom.report;

import dev.spikeloom.network.nir.mapping.NirImport;
import dev.spikeloom.network.nir.mapping.NodeVerdict;
import dev.spikeloom.network.nir.mapping.Verdict;
import java.util.Locale;

/** What becomes of each node of a graph, as a table. */
public final class VerdictReport {
    private VerdictReport() {}

    public static String of(NirImport imported) {
        StringBuilder text = new StringBuilder();
        imported.network().ifPresent(network -> text.append(network.topology()).append("\n\n"));
        TextTable table = TextTable.toTheLeft("node", "type", "verdict", "spikes", "potentials", "");
        for (NodeVerdict node : imported.verdicts()) {
            table.row(
                    node.node(),
                    node.type(),
                    node.verdict().key(),
                    percent(node.error()),
                    percent(node.potentialError()),
                    node.reason());
        }
        text.append(table).append('\n');
        text.append("  ").append(imported.count(Verdict.EXACT)).append(" exact, ");
        text.append(imported.count(Verdict.APPROXIMATE)).append(" approximate, ");
        text.append(imported.count(Verdict.REJECTED)).append(" rejected\n");
        if (imported.count(Verdict.APPROXIMATE) > 0) {
            text.append("  on random inputs: spikes that differ, of all; potentials, RMS error in thresholds\n");
        }
        return text.toString();
    }

    private static String percent(Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
