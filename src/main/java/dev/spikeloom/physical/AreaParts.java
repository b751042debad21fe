package dev.spikeloom.physical;

import dev.spikeloom.physical.power.AreaBreakdown;
import dev.spikeloom.physical.scale.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What covers how much, at the technology's own corner and at the one that it is scaled to. */
final class AreaParts {
    private static final double SQUARE_MILLIMETRES = 1e-6;

    private AreaParts() {}

    /** Each module and memory, the largest first; each module has its share of what all are placed on. */
    static List<Estimate.AreaPart> of(AreaBreakdown area, Scaled scaled) {
        double cells = area.totalCells();
        List<Estimate.AreaPart> parts = new ArrayList<>();
        area.cells().forEach((path, of) -> {
            if (of > 0) {
                parts.add(part(path, area.placed().times(of / cells), scaled));
            }
        });
        area.memories().forEach((path, of) -> parts.add(part(path, of, scaled)));
        parts.sort(Comparator.comparingDouble(
                        (Estimate.AreaPart part) -> -part.unscaledMm2().value())
                .thenComparing(Estimate.AreaPart::path));
        return parts;
    }

    private static Estimate.AreaPart part(String path, Range area, Scaled scaled) {
        return new Estimate.AreaPart(
                path, area.times(SQUARE_MILLIMETRES), scaled.area(area).times(SQUARE_MILLIMETRES));
    }
}
