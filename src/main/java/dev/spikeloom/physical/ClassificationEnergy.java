package dev.spikeloom.physical;

import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.scale.Range;
import java.util.EnumMap;
import java.util.Map;

/**
 * Joules of a classification while samples follow each other, leakage left out. What happens for a sample is that of the run
 * by its samples; what happens in every cycle is that of the run by its cycles, since filling the pipeline and emptying it
 * takes some that a sample in between does not.
 */
record ClassificationEnergy(double cycles, long samples, PowerBreakdown run) {
    static ClassificationEnergy of(PhysicalFigures figures) {
        return of(figures, figures.power());
    }

    /** @param run another breakdown of the same run */
    static ClassificationEnergy of(PhysicalFigures figures, PowerBreakdown run) {
        return new ClassificationEnergy(figures.cycles(), figures.classifications(), run);
    }

    private double share(Cause cause) {
        return cause == Cause.CLOCK || cause == Cause.MEMORY_IDLE ? cycles / run.cycles() : 1.0 / samples;
    }

    Map<Cause, Range> byCause() {
        return scaled(run.byCause());
    }

    private Map<Cause, Range> scaled(Map<Cause, Range> joules) {
        Map<Cause, Range> each = new EnumMap<>(Cause.class);
        joules.forEach((cause, energy) -> each.put(cause, energy.times(share(cause))));
        return each;
    }

    /** @param path of a module or memory */
    Map<Cause, Range> of(String path) {
        return scaled(run.joules().getOrDefault(path, Map.of()));
    }

    Range total() {
        return byCause().values().stream().reduce(Range.ZERO, Range::plus);
    }
}
