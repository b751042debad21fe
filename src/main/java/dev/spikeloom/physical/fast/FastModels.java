package dev.spikeloom.physical.fast;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.sim.SimulationResult;

/** The machines whose figures are known without a netlist: the one place that names them. */
public final class FastModels {
    private FastModels() {}

    /**
     * What a design costs, by its sizes and the counters of a run.
     *
     * @param options what figures are wanted at
     * @throws dev.spikeloom.io.InputException if there are no equations for the node and supply
     */
    public static Estimate estimate(
            Design design,
            SimulationResult run,
            Technology technology,
            Characterisation costs,
            EstimateOptions options) {
        return switch (design.family()) {
            case RATE -> {
                FastModel model = new FastModel(technology, costs);
                RateDesign rate = RateDesign.of(design);
                yield Estimate.of(
                        Estimate.FAST,
                        run.timeSteps(),
                        model.figures(rate, run),
                        model.details(rate),
                        technology,
                        options);
            }
        };
    }
}
