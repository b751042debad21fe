package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Counted;
import dev.spikeloom.study.sweep.SweepSummary.FrontPoint;
import java.util.List;

/** What points of a front cost by the fast model, and as cells that were counted. */
final class CountedTable {
    private CountedTable() {}

    /** Empty if none was counted. */
    static String of(List<FrontPoint> points) {
        TextTable table = new TextTable(
                "point", "energy nJ", "counted", "range", "area mm2", "counted", "range", "clock MHz", "counted");
        boolean some = false;
        for (FrontPoint point : points) {
            Counted counted = point.counted();
            if (counted != null) {
                some = true;
                table.row(
                        String.valueOf(point.point()),
                        fast(point, "energy_nj"),
                        EstimateReport.number(counted.energyNj().value()),
                        EstimateReport.ends(counted.energyNj()),
                        fast(point, "area_mm2"),
                        EstimateReport.number(counted.areaMm2().value()),
                        EstimateReport.ends(counted.areaMm2()),
                        fast(point, "clock_mhz"),
                        EstimateReport.number(counted.clockMhz().value()));
            }
        }
        return some ? "\ncounted: synthesized to cells, and these simulated\n\n" + table : "";
    }

    private static String fast(FrontPoint point, String figure) {
        return EstimateReport.number(point.figures().get(figure).doubleValue());
    }
}
