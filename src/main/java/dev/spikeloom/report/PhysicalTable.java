package dev.spikeloom.report;

import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.run.outcome.PhysicalOutcome;
import java.util.function.Function;

/** What the accelerator costs, in four lines: unscaled and scaled figures, each with its range. */
final class PhysicalTable {
    private final NodeFigures own;
    private final NodeFigures other;
    private final TextTable table;

    private PhysicalTable(PhysicalOutcome physical) {
        own = physical.unscaled();
        other = physical.scaled();
        table = new TextTable(
                "estimate, " + physical.technology(),
                "unscaled, " + EstimateReport.corner(own),
                "low to high",
                "scaled, " + EstimateReport.corner(other),
                "low to high");
    }

    static String of(PhysicalOutcome physical) {
        PhysicalTable table = new PhysicalTable(physical);
        table.row("area (mm2)", figures -> figures.logicAreaMm2().plus(figures.memoryAreaMm2()));
        table.row("clock (MHz)", NodeFigures::clockMhz);
        table.row("power (mW)", NodeFigures::powerMw);
        table.row("energy (nJ)", NodeFigures::energyNj);
        return table.table + "  energy is of an image; where it goes, and what is assumed: 'spikeloom estimate'\n";
    }

    private void row(String name, Function<NodeFigures, Range> figure) {
        EstimateReport.row(table, name, figure.apply(own), figure.apply(other));
    }
}
