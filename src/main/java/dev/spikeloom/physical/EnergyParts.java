package dev.spikeloom.physical;

import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.scale.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the energy of a classification goes, at the technology's own corner and at the one that it is scaled to. */
final class EnergyParts {
    private static final double NANO = 1e9;

    private final PhysicalFigures figures;
    private final Scaled scaled;
    private final NodeFigures own;
    private final NodeFigures other;
    private final ClassificationEnergy energy;

    EnergyParts(PhysicalFigures figures, Scaled scaled, NodeFigures own, NodeFigures other) {
        this.figures = figures;
        this.scaled = scaled;
        this.own = own;
        this.other = other;
        this.energy = ClassificationEnergy.of(figures);
    }

    /** Each cause, leakage at the end. */
    List<Estimate.Part> byCause() {
        List<Estimate.Part> parts = new ArrayList<>();
        Map<Cause, Range> joules = energy.byCause();
        for (Cause cause : Cause.values()) {
            if (cause == Cause.LEAKAGE) {
                parts.add(leakage(cause.text(), figures.power().totalLeakage()));
            } else if (joules.containsKey(cause)) {
                parts.add(part(cause.text(), joules.get(cause)));
            }
        }
        return parts;
    }

    private Estimate.Part part(String name, Range joules) {
        return new Estimate.Part(name, joules.times(NANO), scaled.energy(joules).times(NANO));
    }

    private Estimate.Part leakage(String name, Range watts) {
        return new Estimate.Part(
                name,
                watts.times(own.secondsOf(figures.cycles()) * NANO),
                scaled.energy(watts).times(other.secondsOf(figures.cycles()) * NANO));
    }

    /** Each module and memory that takes something, by its path; the most first. */
    List<Estimate.ModulePart> byModule() {
        List<Estimate.ModulePart> parts = new ArrayList<>();
        figures.power().leakage().keySet().forEach(path -> parts.add(module(path)));
        figures.power().joules().keySet().stream()
                .filter(path -> !figures.power().leakage().containsKey(path))
                .forEach(path -> parts.add(module(path)));
        parts.sort(Comparator.comparingDouble(
                        (Estimate.ModulePart part) -> -part.unscaledNj().value())
                .thenComparing(Estimate.ModulePart::path));
        return parts;
    }

    private Estimate.ModulePart module(String path) {
        Map<String, Double> causes = new LinkedHashMap<>();
        Range sum = Range.ZERO;
        for (Map.Entry<Cause, Range> cause : energy.of(path).entrySet()) {
            if (cause.getValue().high() > 0) {
                causes.put(key(cause.getKey()), cause.getValue().value() * NANO);
            }
            sum = sum.plus(cause.getValue());
        }
        Estimate.Part leaks = leakage("", figures.power().leakage().getOrDefault(path, Range.ZERO));
        causes.put(key(Cause.LEAKAGE), leaks.unscaledNj().value());
        return new Estimate.ModulePart(
                path,
                sum.times(NANO).plus(leaks.unscaledNj()),
                scaled.energy(sum).times(NANO).plus(leaks.scaledNj()),
                causes);
    }

    private static String key(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    /** Each memory as a bank. */
    List<Estimate.BankPart> byBank(Map<String, Bank> banks) {
        List<Estimate.BankPart> parts = new ArrayList<>();
        banks.forEach((path, bank) -> parts.add(new Estimate.BankPart(
                path,
                bank.macro(),
                bank.rows(),
                bank.columns(),
                bank.words(),
                bank.bits(),
                bank.waste(),
                bank.area().times(1e-6),
                module(path).unscaledNj(),
                key(bank.areaFrom()),
                key(bank.energyFrom()),
                key(bank.leakageFrom()))));
        return parts;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The clock's part with gates and without. */
    Estimate.ClockPart clock(DesignDetails details) {
        Range gated = energy.byCause().getOrDefault(Cause.CLOCK, Range.ZERO).times(NANO);
        Range ungated = details.ungated()
                .map(run -> ClassificationEnergy.of(figures, run)
                        .byCause()
                        .getOrDefault(Cause.CLOCK, Range.ZERO)
                        .times(NANO))
                .orElse(null);
        return new Estimate.ClockPart(gated, ungated);
    }
}
