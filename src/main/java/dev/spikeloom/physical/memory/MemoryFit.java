package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.memory.SizeFit.Point;
import dev.spikeloom.physical.scale.Range;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A memory model fitted to macros.
 *
 * @param macros how many
 * @param area fit of the areas
 * @param read fit of the energies of a read
 * @param write fit of the energies of a write
 * @param idle fit of the energies of a cycle without an access
 * @param leakage fit of the leakages
 * @param model what comes of them
 */
public record MemoryFit(
        int macros, SizeFit area, SizeFit read, SizeFit write, SizeFit idle, SizeFit leakage, MemoryModel model) {
    /** With fewer, a fit tells nothing about sizes between them. */
    static final int FEWEST = 6;

    /** @return empty if there are too few macros */
    static Optional<MemoryFit> of(List<PricedMacro> macros) {
        if (macros.size() < FEWEST) {
            return Optional.empty();
        }
        SizeFit area = fit(macros, MemoryFigures::area);
        SizeFit read = fit(macros, MemoryFigures::read);
        SizeFit write = fit(macros, MemoryFigures::write);
        SizeFit idle = fit(macros, MemoryFigures::idle);
        SizeFit leakage = fit(macros, MemoryFigures::leakage);
        MemoryModel model = new MemoryModel(
                macros.stream().mapToLong(macro -> macro.macro().words()).max().orElseThrow(),
                macros.stream().mapToLong(macro -> macro.macro().bits()).max().orElseThrow(),
                area.model(spread(macros, MemoryFigures::area)),
                read.model(spread(macros, MemoryFigures::read)),
                write.model(spread(macros, MemoryFigures::write)),
                idle.model(spread(macros, MemoryFigures::idle)),
                leakage.model(spread(macros, MemoryFigures::leakage)));
        return Optional.of(new MemoryFit(macros.size(), area, read, write, idle, leakage, model));
    }

    private static SizeFit fit(List<PricedMacro> macros, Function<MemoryFigures, Range> figure) {
        return SizeFit.of(macros.stream()
                .map(priced -> new Point(
                        (double) priced.macro().words(),
                        priced.macro().bits(),
                        figure.apply(priced.figures()).value()))
                .toList());
    }

    /** The furthest that a figure of any of the macros can be off, relative to its value. */
    private static Range spread(List<PricedMacro> macros, Function<MemoryFigures, Range> figure) {
        List<Range> ranges = macros.stream()
                .map(priced -> figure.apply(priced.figures()))
                .filter(range -> range.value() > 0)
                .toList();
        return new Range(
                ranges.stream()
                        .mapToDouble(range -> range.low() / range.value())
                        .min()
                        .orElse(1),
                1,
                ranges.stream()
                        .mapToDouble(range -> range.high() / range.value())
                        .max()
                        .orElse(1));
    }
}
