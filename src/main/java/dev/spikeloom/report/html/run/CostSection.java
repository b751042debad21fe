package dev.spikeloom.report.html.run;

import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.report.EstimateReport;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.BarData;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Chart;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.outcome.PhysicalOutcome;
import dev.spikeloom.study.DesignEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Energy by cause and by layer, and area. */
final class CostSection {
    private CostSection() {}

    /** @param physical null in results of earlier versions */
    static Section of(PhysicalOutcome physical, RunFindings.Found<DesignEstimate> found) {
        List<Block> blocks = new ArrayList<>();
        if (physical == null) {
            blocks.add(new Paragraph("The results of the run have no estimate; 'spikeloom simulate' adds it."));
        } else {
            blocks.add(new Paragraph("Estimated in the technology " + physical.technology()
                    + " from the counters of the run, and scaled to another node by published equations. Each figure has"
                    + " a range."));
            blocks.add(totals(physical));
        }
        found.value()
                .ifPresentOrElse(
                        design -> parts(design.estimate(), blocks),
                        () -> blocks.add(
                                new Paragraph("Where the energy goes could not be found: " + found.missing())));
        return new Section("cost", "Energy and area", blocks);
    }

    private static Table totals(PhysicalOutcome physical) {
        NodeFigures own = physical.unscaled();
        NodeFigures other = physical.scaled();
        Table.Builder table = Table.of(
                "What it costs", "figure", "at " + corner(own), "range", "scaled to " + corner(other), "range");
        row(table, "logic area, mm2", own.logicAreaMm2(), other.logicAreaMm2());
        row(table, "memory area, mm2", own.memoryAreaMm2(), other.memoryAreaMm2());
        row(table, "clock, MHz", own.clockMhz(), other.clockMhz());
        row(table, "power, mW", own.powerMw(), other.powerMw());
        row(table, "of it leakage, mW", own.leakageMw(), other.leakageMw());
        row(table, "energy of a classification, nJ", own.energyNj(), other.energyNj());
        return table.build();
    }

    private static String corner(NodeFigures figures) {
        return EstimateReport.plain(figures.nodeNm()) + " nm, " + EstimateReport.plain(figures.voltageV()) + " V";
    }

    private static void row(Table.Builder table, String name, Range own, Range other) {
        table.numbers(
                name,
                EstimateReport.number(own.value()),
                EstimateReport.ends(own),
                EstimateReport.number(other.value()),
                EstimateReport.ends(other));
    }

    private static void parts(Estimate estimate, List<Block> blocks) {
        Table.Builder causes =
                Table.of("Energy of a classification by cause, nJ", "cause", "unscaled", "range", "scaled", "range");
        estimate.energyByCause().forEach(part -> row(causes, part.cause(), part.unscaledNj(), part.scaledNj()));
        Map<String, Map<String, Double>> layers = byLayer(estimate);
        blocks.add(chart(layers));
        blocks.add(layerTable(layers));
        blocks.add(causes.build());
        AreaByLayer areas = AreaByLayer.of(estimate);
        blocks.add(areas.chart());
        blocks.add(areas.table());
        Table.Builder banks = Table.of(
                "Area and energy of each memory, unscaled",
                "memory",
                "macro",
                "words",
                "bits",
                "area, mm2",
                "range",
                "nJ");
        estimate.banks()
                .forEach(bank -> banks.numbers(
                        bank.path(),
                        bank.rows() + " x " + bank.columns() + " " + bank.macro(),
                        Figures.count(bank.words()),
                        Figures.count(bank.bits()),
                        EstimateReport.number(bank.areaMm2().value()),
                        EstimateReport.ends(bank.areaMm2()),
                        EstimateReport.number(bank.unscaledNj().value())));
        blocks.add(banks.build());
        Table.Builder evidence = Table.of("Where the figures come from", "evidence", "figures");
        estimate.evidence().forEach(each -> evidence.fact(each.layer(), each.figures()));
        estimate.warnings().forEach(warning -> evidence.fact("warning", warning));
        blocks.add(evidence.build());
    }

    /** Nanojoules by layer and cause, unscaled. */
    private static Map<String, Map<String, Double>> byLayer(Estimate estimate) {
        Map<Integer, Map<String, Double>> layers = new TreeMap<>();
        for (Estimate.ModulePart module : estimate.energyByModule()) {
            Map<String, Double> causes =
                    layers.computeIfAbsent(LayerPaths.layer(module.path()), key -> new LinkedHashMap<>());
            module.unscaledByCause().forEach((cause, nanojoules) -> causes.merge(cause, nanojoules, Double::sum));
        }
        Map<String, Map<String, Double>> named = new LinkedHashMap<>();
        layers.forEach((layer, causes) -> named.put(LayerPaths.name(layer), causes));
        return named;
    }

    private static Set<String> causes(Map<String, Map<String, Double>> layers) {
        Set<String> causes = new LinkedHashSet<>();
        layers.values().forEach(each -> causes.addAll(each.keySet()));
        return causes;
    }

    private static Chart chart(Map<String, Map<String, Double>> layers) {
        BarData data = BarData.of("energy of a classification (nJ)", List.copyOf(layers.keySet()));
        for (String cause : causes(layers)) {
            data.add(
                    cause.replace('_', ' '),
                    layers.values().stream()
                            .map(each -> each.getOrDefault(cause, 0.0))
                            .toList());
        }
        return new Chart(
                "energy-chart",
                Chart.BARS,
                "Energy of a classification by layer and cause, unscaled",
                "A bar a layer, made of the nanojoules that each cause takes; the table below has the same numbers.",
                data);
    }

    private static Table layerTable(Map<String, Map<String, Double>> layers) {
        Set<String> causes = causes(layers);
        List<String> heads = new ArrayList<>(List.of("layer"));
        causes.forEach(cause -> heads.add(cause.replace('_', ' ')));
        heads.add("sum");
        Table.Builder table = Table.of("Energy of a classification by layer and cause, unscaled, nJ", heads);
        layers.forEach((layer, each) -> {
            List<String> numbers = new ArrayList<>();
            causes.forEach(cause -> numbers.add(EstimateReport.number(each.getOrDefault(cause, 0.0))));
            numbers.add(EstimateReport.number(
                    each.values().stream().mapToDouble(Double::doubleValue).sum()));
            table.numbers(layer, numbers.toArray(String[]::new));
        });
        return table.build();
    }
}
