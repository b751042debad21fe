package dev.spikeloom.report.html.run;

import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.report.EstimateReport;
import dev.spikeloom.report.html.BarData;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the logic and the memories of each layer cover. */
final class AreaByLayer {
    private final Map<Integer, Area> layers = new TreeMap<>();

    private AreaByLayer() {}

    /** Of a layer, square millimetres, unscaled. */
    private record Area(Range logic, Range memory, Range scaled) {
        static final Area NONE = new Area(Range.ZERO, Range.ZERO, Range.ZERO);

        Area plus(Estimate.AreaPart part, boolean isMemory) {
            return new Area(
                    isMemory ? logic : logic.plus(part.unscaledMm2()),
                    isMemory ? memory.plus(part.unscaledMm2()) : memory,
                    scaled.plus(part.scaledMm2()));
        }
    }

    static AreaByLayer of(Estimate estimate) {
        Set<String> memories =
                estimate.banks().stream().map(Estimate.BankPart::path).collect(Collectors.toSet());
        AreaByLayer areas = new AreaByLayer();
        for (Estimate.AreaPart part : estimate.areaByModule()) {
            areas.layers.compute(
                    LayerPaths.layer(part.path()),
                    (layer, area) -> (area == null ? Area.NONE : area).plus(part, memories.contains(part.path())));
        }
        return areas;
    }

    Chart chart() {
        BarData data = BarData.of(
                        "area (mm2)",
                        layers.keySet().stream().map(LayerPaths::name).toList())
                .add("logic", values(Area::logic))
                .add("memories", values(Area::memory));
        return new Chart(
                "area-chart",
                Chart.BARS,
                "Area by layer, unscaled",
                "A bar a layer, made of what its logic and its memories cover; the table below has the same numbers.",
                data);
    }

    private List<Double> values(Function<Area, Range> part) {
        return layers.values().stream().map(area -> part.apply(area).value()).toList();
    }

    Table table() {
        Table.Builder table = Table.of(
                "Area by layer, mm2",
                "layer",
                "logic, unscaled",
                "range",
                "memories, unscaled",
                "range",
                "both, scaled",
                "range");
        layers.forEach((layer, area) -> table.numbers(
                LayerPaths.name(layer),
                EstimateReport.number(area.logic().value()),
                EstimateReport.ends(area.logic()),
                EstimateReport.number(area.memory().value()),
                EstimateReport.ends(area.memory()),
                EstimateReport.number(area.scaled().value()),
                EstimateReport.ends(area.scaled())));
        return table.build();
    }
}
