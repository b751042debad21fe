package dev.spikeloom.physical.fast;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.physical.DesignDetails;
import dev.spikeloom.physical.PhysicalFigures;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.sim.SimulationResult;

/** The machines whose figures are known without a netlist: the one place that names them. */
public final class FastModels {
    private FastModels() {}

    /**
     * Figures of a design, and what they are made of.
     *
     * @param figures of it
     * @param details of it
     */
    public record Found(PhysicalFigures figures, DesignDetails details) {}

    /** @param run of the design, with its counters */
    public static Found of(Design design, SimulationResult run, Technology technology, Characterisation costs) {
        return switch (design.family()) {
            case RATE -> {
                FastModel model = new FastModel(technology, costs);
                RateDesign rate = RateDesign.of(design);
                yield new Found(model.figures(rate, run), model.details(rate));
            }
        };
    }
}
