package dev.spikeloom.report;

import dev.spikeloom.run.outcome.SynthOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What synthesis made of a design, for the terminal. */
final class SynthesisTables {
    /** What is counted; a column without a count in any row is left out. */
    private static final List<Column> COLUMNS = List.of(
            new Column("LUTs", SynthOutcome.Use::luts),
            new Column("flip-flops", SynthOutcome.Use::flipFlops),
            new Column("block RAMs", SynthOutcome.Use::blockRams),
            new Column("distributed RAMs", SynthOutcome.Use::distributedRams),
            new Column("DSPs", SynthOutcome.Use::dsps),
            new Column("carry cells", SynthOutcome.Use::carryCells),
            new Column("wide muxes", SynthOutcome.Use::wideMuxes));

    private record Column(String title, ToLongFunction<SynthOutcome.Use> count) {}

    private SynthesisTables() {}

    /** What each module takes, the longest path and the place on a device, as far as they are known. */
    static String of(SynthOutcome.Synthesis synthesis) {
        if (synthesis.use() == null) {
            return "";
        }
        String text = modules(synthesis) + "\nlongest path: " + path(synthesis.longestPath()) + '\n';
        return synthesis.placement() == null
                ? text
                : text + "placed and routed: " + place(synthesis.placement()) + '\n';
    }

    /** All of it in a line. */
    static String line(SynthOutcome.Synthesis synthesis) {
        List<String> parts = new ArrayList<>();
        if (synthesis.logicCells() != null) {
            parts.add(Figures.count(synthesis.logicCells()) + " cells"
                    + (synthesis.library() == null ? "" : " of " + synthesis.library()));
            parts.add(Figures.plural(synthesis.memoryBanks(), "memory bank"));
        }
        if (synthesis.use() != null) {
            parts.add(Figures.plural(synthesis.use().luts(), "LUT"));
            parts.add(Figures.plural(synthesis.use().flipFlops(), "flip-flop"));
        }
        if (synthesis.logicCells() == null) {
            parts.add(Figures.plural(synthesis.use().blockRams(), "block RAM"));
            parts.add(Figures.plural(synthesis.use().dsps(), "DSP"));
        }
        if (synthesis.longestPath() != null) {
            parts.add(Figures.plural(synthesis.longestPath().levels(), "level"));
        }
        if (synthesis.placement() != null) {
            parts.add(megahertz(synthesis.placement()) + " on "
                    + synthesis.placement().device());
        }
        return String.join(", ", parts);
    }

    private static String modules(SynthOutcome.Synthesis synthesis) {
        List<Column> columns = COLUMNS.stream()
                .filter(column -> column.count().applyAsLong(synthesis.use()) > 0)
                .toList();
        List<String> header = new ArrayList<>(List.of("synthesis for " + synthesis.target(), "instances"));
        columns.forEach(column -> header.add(column.title()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (SynthOutcome.Module module : synthesis.modules()) {
            table.row(row(columns, module.module(), Figures.count(module.instances()), module.use()));
        }
        return table.row(row(columns, "all", "", synthesis.use())).toString();
    }

    private static String[] row(List<Column> columns, String name, String instances, SynthOutcome.Use use) {
        List<String> row = new ArrayList<>(List.of(name, instances));
        columns.forEach(column -> row.add(Figures.count(column.count().applyAsLong(use))));
        return row.toArray(String[]::new);
    }

    private static String path(SynthOutcome.Path path) {
        return Figures.plural(path.levels(), "level") + " of LUTs"
                + (path.carryCells() == 0 ? "" : " and " + Figures.plural(path.carryCells(), "carry cell")) + ", from "
                + path.from() + " to " + path.to();
    }

    private static String place(SynthOutcome.Place place) {
        return megahertz(place) + " on " + place.device() + ", " + Figures.count(place.logicCells()) + " of "
                + Figures.count(place.logicCellsOfDevice()) + " logic cells, " + Figures.count(place.blockRams())
                + " of "
                + Figures.count(place.blockRamsOfDevice()) + " block RAMs, " + Figures.plural(place.pins(), "pin");
    }

    private static String megahertz(SynthOutcome.Place place) {
        return String.format(Locale.ROOT, "%.1f MHz", place.clockMhz());
    }
}
