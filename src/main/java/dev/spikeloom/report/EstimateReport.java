package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.power.ModuleCells;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.study.DesignEstimate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a design costs: as tables, with the unscaled figures beside the scaled ones, as JSON, and as two figures. */
public final class EstimateReport {
    /** The figures, whatever the technology. */
    public static final List<String> FIGURES = List.of("energy.svg", "accuracy-energy.svg");

    private static final int MOST_MODULES = 12;
    private static final int MOST_BANKS = 12;

    private final DesignEstimate design;
    private final Estimate estimate;

    public EstimateReport(DesignEstimate design) {
        this.design = design;
        this.estimate = design.estimate();
    }

    /** What is written, by its name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("estimate-" + estimate.technology() + ".json", design.toJson());
        files.put(FIGURES.get(0), CausePlot.of(design));
        files.put(FIGURES.get(1), ChipPlot.of(design));
        return files;
    }

    /**
     * Writes {@link #files}.
     *
     * @throws dev.spikeloom.io.EnvironmentException if one of them cannot be written
     */
    public void writeTo(Path folder) {
        files().forEach((name, content) -> AtomicFiles.writeString(folder.resolve(name), content));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(design.experiment())
                .append(": ")
                .append(design.network())
                .append(" in ")
                .append(estimate.technology())
                .append(", ")
                .append(estimate.depth())
                .append(", ")
                .append(Figures.plural(estimate.samples(), "sample"))
                .append(" of ")
                .append(Figures.plural(estimate.timeSteps(), "time step"))
                .append(", ")
                .append(Figures.decimal(estimate.cyclesPerClassification()))
                .append(" cycles a classification\n\n");
        text.append(figures()).append('\n').append(causes()).append('\n');
        text.append(energies()).append('\n');
        text.append(areas()).append('\n');
        if (!estimate.banks().isEmpty()) {
            text.append(banks()).append('\n');
        }
        if (!estimate.cells().isEmpty()) {
            text.append(cells()).append('\n');
        }
        text.append(lines());
        return text.toString();
    }

    /** The four figures at both corners. */
    private String figures() {
        NodeFigures own = estimate.unscaled();
        NodeFigures other = estimate.scaled();
        TextTable table = new TextTable("", "unscaled", "low to high", "scaled", "low to high");
        table.row("node", corner(own), "", corner(other), "");
        row(table, "logic area (mm2)", NodeFigures::logicAreaMm2);
        row(table, "memory area (mm2)", NodeFigures::memoryAreaMm2);
        row(table, "clock (MHz)", NodeFigures::clockMhz);
        table.row("at (MHz)", number(own.frequencyMhz()), "", number(other.frequencyMhz()), "");
        row(table, "power (mW)", NodeFigures::powerMw);
        row(table, "  of it leakage (mW)", NodeFigures::leakageMw);
        row(table, "energy (nJ)", NodeFigures::energyNj);
        return table.toString();
    }

    static String corner(NodeFigures figures) {
        return plain(figures.nodeNm()) + " nm, " + plain(figures.voltageV()) + " V";
    }

    private void row(TextTable table, String name, Function<NodeFigures, Range> figure) {
        row(table, name, figure.apply(estimate.unscaled()), figure.apply(estimate.scaled()));
    }

    /** A figure at both corners. */
    static void row(TextTable table, String name, Range own, Range other) {
        table.row(name, number(own.value()), ends(own), number(other.value()), ends(other));
    }

    private String causes() {
        TextTable table = new TextTable("energy by cause (nJ)", "unscaled", "low to high", "scaled", "low to high");
        estimate.energyByCause().forEach(part -> row(table, part.cause(), part.unscaledNj(), part.scaledNj()));
        return table.toString();
    }

    /** A part of a figure at both corners. */
    private record Share(String path, Range own, Range other) {}

    private String energies() {
        return shares(
                "energy by module (nJ)",
                "(top module, clock tree)",
                estimate.energyByModule().stream()
                        .map(part -> new Share(part.path(), part.unscaledNj(), part.scaledNj()))
                        .toList());
    }

    private String areas() {
        return shares(
                "area by module (mm2)",
                "(top module)",
                estimate.areaByModule().stream()
                        .map(part -> new Share(part.path(), part.unscaledMm2(), part.scaledMm2()))
                        .toList());
    }

    /**
     * The largest parts, and the sum of the others.
     *
     * @param top what the one without a path is
     */
    private static String shares(String title, String top, List<Share> parts) {
        TextTable table = new TextTable(title, "unscaled", "low to high", "scaled", "low to high");
        double own = 0;
        double other = 0;
        for (int i = 0; i < parts.size(); i++) {
            Share part = parts.get(i);
            if (i < MOST_MODULES) {
                row(table, part.path().isEmpty() ? top : part.path(), part.own(), part.other());
            } else {
                own += part.own().value();
                other += part.other().value();
            }
        }
        if (parts.size() > MOST_MODULES) {
            table.row((parts.size() - MOST_MODULES) + " more", number(own), "", number(other), "");
        }
        return table.toString();
    }

    private String banks() {
        TextTable table = new TextTable(
                "memories", "words x bits", "macros", "waste", "area (mm2)", "energy (nJ)", "area, energy from");
        for (Estimate.BankPart bank :
                estimate.banks().stream().limit(MOST_BANKS).toList()) {
            table.row(
                    bank.path(),
                    bank.words() + " x " + bank.bits(),
                    bank.rows() + " x " + bank.columns() + " " + bank.macro(),
                    Figures.percent(bank.waste()),
                    number(bank.areaMm2().value()),
                    number(bank.unscaledNj().value()),
                    bank.areaFrom() + ", " + bank.energyFrom());
        }
        if (estimate.banks().size() > MOST_BANKS) {
            table.row((estimate.banks().size() - MOST_BANKS) + " more");
        }
        return table.toString();
    }

    private String cells() {
        TextTable table = new TextTable("cells by module", "kinds", "instances", "cells", "flip-flops", "area (um2)");
        List<ModuleCells> all = estimate.cells();
        for (ModuleCells module : all.stream().limit(MOST_MODULES).toList()) {
            table.row(
                    module.module(),
                    Figures.count(module.kinds()),
                    Figures.count(module.instances()),
                    Figures.count(module.cells()),
                    Figures.count(module.flipFlops()),
                    Figures.count(Math.round(module.areaUm2())));
        }
        if (all.size() > MOST_MODULES) {
            List<ModuleCells> rest = all.subList(MOST_MODULES, all.size());
            table.row(
                    rest.size() + " more",
                    Figures.count(rest.stream().mapToLong(ModuleCells::kinds).sum()),
                    Figures.count(
                            rest.stream().mapToLong(ModuleCells::instances).sum()),
                    Figures.count(rest.stream().mapToLong(ModuleCells::cells).sum()),
                    Figures.count(
                            rest.stream().mapToLong(ModuleCells::flipFlops).sum()),
                    Figures.count(Math.round(
                            rest.stream().mapToDouble(ModuleCells::areaUm2).sum())));
        }
        return table.toString();
    }

    private String lines() {
        StringBuilder text = new StringBuilder();
        if (estimate.annotatedNetsShare() != null) {
            line(text, "toggles counted", Figures.percent(estimate.annotatedNetsShare()) + " of the nets");
        }
        Range ungated = estimate.clock().ungatedNj();
        line(
                text,
                "clock",
                number(estimate.clock().gatedNj().value()) + " nJ with gated registers, which counts"
                        + (ungated == null ? "" : ", " + number(ungated.value()) + " nJ without gates")
                        + " (unscaled)");
        if (estimate.flat() != null) {
            line(
                    text,
                    "flat synthesis",
                    String.format(
                            Locale.ROOT,
                            "%,.0f um2 of cells, by modules %,.0f um2: %+.2f %%",
                            estimate.flat().flatUm2(),
                            estimate.flat().modulesUm2(),
                            100 * estimate.flat().difference()));
        }
        if (estimate.criticalPath() != null) {
            line(text, "critical path", estimate.criticalPath() + " (" + estimate.clockBy() + ")");
        }
        line(text, "accuracy", Figures.percent(design.accuracy()) + " of the test samples");
        estimate.evidence().forEach(evidence -> line(text, evidence.layer(), evidence.figures()));
        line(
                text,
                "assumptions",
                String.join(
                        ", ",
                        estimate.assumptions().stream()
                                .map(assumed -> assumed.name() + " "
                                        + number(assumed.range().value()) + " (" + ends(assumed.range()) + ")")
                                .toList()));
        estimate.warnings().forEach(warning -> line(text, "warning", warning));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format("  %-15s  %s%n", label, value));
    }

    public static String ends(Range range) {
        return range.low() == range.high() ? "exact" : number(range.low()) + " to " + number(range.high());
    }

    /** As it was given: {@code 28}, {@code 0.9}. */
    public static String plain(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /** With three digits. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 0.0005) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = (int) Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(size))));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
