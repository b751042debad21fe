package dev.spikeloom.report;

import dev.spikeloom.cosim.coverage.Coverage;
import dev.spikeloom.run.outcome.CoverageFigures;

/** What of the RTL the bench reaches, module by module, for the terminal. */
final class CoverageTable {
    private CoverageTable() {}

    static String of(CoverageFigures coverage) {
        TextTable table = new TextTable("coverage of the bench", "lines", "branches", "toggles");
        for (CoverageFigures.Module module : coverage.modules()) {
            table.row(module.module(), hits(module.lines()), hits(module.branches()), hits(module.toggles()));
        }
        return table.row("all", hits(coverage.lines()), hits(coverage.branches()), hits(coverage.toggles()))
                .toString();
    }

    private static String hits(Coverage.Hits hits) {
        return hits.total() == 0 ? "-" : Figures.count(hits.hit()) + " of " + Figures.count(hits.total());
    }
}
