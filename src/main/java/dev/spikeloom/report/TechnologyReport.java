package dev.spikeloom.report;

import dev.spikeloom.io.Json;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.FastCheck;
import dev.spikeloom.physical.memory.MemoryFit;
import dev.spikeloom.physical.memory.SizeFit;
import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Assumption;
import dev.spikeloom.physical.technology.Constant;
import dev.spikeloom.physical.technology.Description;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.study.characterise.Validation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Technologies: which there are, and what one is made of. */
public final class TechnologyReport {
    private static final double PERCENT = 100;

    private static final int DIGITS = 3;

    private TechnologyReport() {}

    /** A line each, with whether it is in a cache. */
    public static String list(Path cache) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries(cache)) {
            String state = entry.here() ? "here" : "to be fetched: spikeloom tech fetch " + entry.name();
            text.append(String.format("%-12s %-44s %s%n", entry.name(), state, entry.description()));
        }
        return text.toString();
    }

    /** A list in JSON. */
    public static String listJson(Path cache) {
        return Json.text(entries(cache));
    }

    private static List<Entry> entries(Path cache) {
        return Technologies.list().stream().map(entry -> entry(entry, cache)).toList();
    }

    private static Entry entry(Description technology, Path cache) {
        List<String> missing = Technologies.toFetch(technology.name(), cache);
        return new Entry(
                technology.name(),
                missing.isEmpty(),
                missing,
                technology.corner().nanometres(),
                technology.corner().volts(),
                technology.licence(),
                technology.description());
    }

    /** @param toFetch technologies whose files are missing */
    private record Entry(
            String name,
            boolean here,
            List<String> toFetch,
            double nodeNm,
            double voltageV,
            String licence,
            String description) {}

    /** All of one technology. */
    public static String text(Technology technology) {
        StringBuilder text = new StringBuilder();
        text.append(technology.name())
                .append(": ")
                .append(technology.description())
                .append("\n\n");
        line(text, "licence", technology.licence());
        technology.sources().forEach(source -> line(text, "source", source));
        line(
                text,
                "corner",
                number(technology.corner().nanometres()) + " nm, "
                        + number(technology.cells().volts()) + " V, "
                        + number(technology.cells().celsius()) + " C");
        line(text, "cells", technology.cells().cells().size() + " that are used, in " + technology.liberty());
        line(text, "memories", memories(technology));
        for (boolean twoPorts : new boolean[] {false, true}) {
            technology.memories().fit(twoPorts).ifPresent(fit -> line(text, "fit", fitted(fit, twoPorts)));
        }
        line(text, "identity", technology.identity());
        if (!technology.constants().isEmpty()) {
            text.append("\nconstants (low, value, high):\n").append(constants(technology.constants()));
        }
        text.append("\nassumptions (low, value, high):\n").append(assumptions(technology));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format("  %-9s  %s%n", label, value));
    }

    private static String memories(Technology technology) {
        int macros = technology.memories().macros().size();
        String own = macros == 0 ? "a model of published constants" : macros + " macros";
        return technology
                .memoriesFrom()
                .map(lender -> own + ", energies of " + lender.name() + " ("
                        + number(lender.corner().nanometres()) + " nm, "
                        + number(lender.corner().volts()) + " V) times " + scaled(lender, technology))
                .orElse(own);
    }

    private static String scaled(Technology.Lender lender, Technology technology) {
        NodeScaling scaling = NodeScaling.of(lender.corner(), technology.corner());
        return range(scaling.energy()) + " (low, value, high), areas of those that it lacks times "
                + number(scaling.area());
    }

    private static String fitted(MemoryFit fit, boolean twoPorts) {
        return String.format(
                Locale.ROOT,
                "to %d macros with %s; errors of each by the others, mean and worst: %s, %s, %s, %s",
                fit.macros(),
                twoPorts ? "two ports" : "one port",
                errors("area", fit.area()),
                errors("read", fit.read()),
                errors("write", fit.write()),
                errors("leakage", fit.leakage()));
    }

    private static String errors(String name, SizeFit fit) {
        return String.format(Locale.ROOT, "%s %.1f %%, %.1f %%", name, 100 * fit.meanError(), 100 * fit.worstError());
    }

    private static String constants(List<Constant> constants) {
        return constants.stream()
                .map(constant -> item(constant.name(), constant.range(), constant.unit(), constant.source()))
                .collect(Collectors.joining());
    }

    private static String assumptions(Technology technology) {
        return technology.assumptions().all().stream()
                .map(assumption -> item(
                        assumption.name(),
                        assumption.range(),
                        assumption.unit(),
                        assumption.meaning() + " [" + assumption.source() + "]"))
                .collect(Collectors.joining());
    }

    private static String item(String name, Range range, String unit, String explanation) {
        return "  " + name + ": " + range(range) + (unit.isEmpty() ? "" : " " + unit) + "\n      " + explanation + "\n";
    }

    private static String range(Range range) {
        return Stream.of(range.low(), range.value(), range.high())
                .map(TechnologyReport::number)
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** All of one technology, in JSON. */
    public static String json(Technology technology) {
        List<Fit> fits = new ArrayList<>();
        for (boolean twoPorts : new boolean[] {false, true}) {
            technology.memories().fit(twoPorts).ifPresent(fit -> fits.add(Fit.of(fit, twoPorts)));
        }
        return Json.text(new Info(
                technology.name(),
                technology.description(),
                technology.licence(),
                technology.sources(),
                technology.corner().nanometres(),
                technology.cells().volts(),
                technology.cells().celsius(),
                technology.cells().cells().size(),
                technology.memories().macros().size(),
                technology.memoriesFrom().map(Technology.Lender::name).orElse(null),
                technology.liberty().toString(),
                technology.identity(),
                fits,
                technology.constants().stream()
                        .map(constant -> new Item(
                                constant.name(),
                                constant.range().low(),
                                constant.range().value(),
                                constant.range().high(),
                                constant.unit(),
                                constant.source()))
                        .toList(),
                technology.assumptions().all().stream().map(Item::of).toList()));
    }

    /** @param memoriesFrom null if its memories are its own */
    private record Info(
            String name,
            String description,
            String licence,
            List<String> sources,
            double nodeNm,
            double voltageV,
            double temperatureC,
            int cells,
            int macros,
            String memoriesFrom,
            String liberty,
            String identity,
            List<Fit> memoryFits,
            List<Item> constants,
            List<Item> assumptions) {}

    private record Fit(boolean twoPorts, int macros, Errors area, Errors read, Errors write, Errors leakage) {
        static Fit of(MemoryFit fit, boolean twoPorts) {
            return new Fit(
                    twoPorts,
                    fit.macros(),
                    Errors.of(fit.area()),
                    Errors.of(fit.read()),
                    Errors.of(fit.write()),
                    Errors.of(fit.leakage()));
        }
    }

    private record Errors(double meanError, double worstError) {
        static Errors of(SizeFit fit) {
            return new Errors(fit.meanError(), fit.worstError());
        }
    }

    private record Item(String name, double low, double value, double high, String unit, String source) {
        static Item of(Assumption assumption) {
            return new Item(
                    assumption.name(),
                    assumption.range().low(),
                    assumption.range().value(),
                    assumption.range().high(),
                    assumption.unit(),
                    assumption.source());
        }
    }

    /** How well a technology was characterised, and where that is kept. */
    /** How far off the fast model is, a line a design. */
    public static String text(Validation validation) {
        TextTable table = new TextTable(
                "design", "fast (nJ)", "netlist (nJ)", "off", "fast (um2)", "netlist (um2)", "off", "parameters");
        for (Validation.Checked one : validation.designs()) {
            FastCheck figures = one.figures();
            table.row(
                    one.design(),
                    EstimateReport.number(figures.fastNj()),
                    EstimateReport.number(figures.referenceNj()),
                    signed(figures.energyError()),
                    EstimateReport.number(figures.fastUm2()),
                    EstimateReport.number(figures.referenceUm2()),
                    signed(figures.areaError()),
                    Integer.toString(one.settings().size()));
        }
        return String.format(
                Locale.ROOT,
                "%s: %s, %d samples of %s each; energy of a sample, area of cells, parameters that are not at their"
                        + " defaults%n%n%s%n  energy off by %.1f %% in the mean of magnitudes, at worst by %.1f %%; area by"
                        + " %.1f %%, %.1f %%%n",
                validation.technology(),
                Figures.plural(validation.designs().size(), "design"),
                validation.samples(),
                validation.dataset(),
                table,
                PERCENT * validation.mean(FastCheck::energyError),
                PERCENT * validation.worst(FastCheck::energyError),
                PERCENT * validation.mean(FastCheck::areaError),
                PERCENT * validation.worst(FastCheck::areaError));
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", PERCENT * share);
    }

    /** @param file that it is kept in */
    public static String characterised(Characterisation found, Path file) {
        Characterisation.FitErrors errors = found.errors();
        return String.format(
                Locale.ROOT,
                "%s is characterised by %d designs, off from their netlists by%n"
                        + "  energy of a run    mean %.1f %%, worst %.1f %%%n"
                        + "  area of cells      mean %.1f %%, worst %.1f %%%n"
                        + "  leakage of cells   mean %.1f %%, worst %.1f %%%n"
                        + "kept in %s%n",
                found.technology(),
                found.designs(),
                PERCENT * errors.meanEnergy(),
                PERCENT * errors.worstEnergy(),
                PERCENT * errors.meanArea(),
                PERCENT * errors.worstArea(),
                PERCENT * errors.meanLeakage(),
                PERCENT * errors.worstLeakage(),
                file);
    }
}
