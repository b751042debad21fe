package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.physical.PhysicalFigures;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;

/**
 * What counters say of a design, beside what its netlist does.
 *
 * @param fastNj energy of a sample by the counters of the event model, nanojoules
 * @param referenceNj by the toggles of all nets
 * @param fastUm2 area of cells by sizes, square micrometres
 * @param referenceUm2 of the cells
 */
public record FastCheck(double fastNj, double referenceNj, double fastUm2, double referenceUm2) {
    private static final double NANO = 1e9;

    /**
     * Compares both on the same samples.
     *
     * @param rtl folder of the design's Verilog
     * @param samples up to {@link LaneSimulator#LANES}
     */
    public static FastCheck of(
            Technology technology,
            Characterisation costs,
            RateDesign design,
            DesignNetlist netlist,
            Path rtl,
            SpikeSource source,
            int samples,
            int timeSteps) {
        MeasuredDesign measured = MeasuredDesign.of(technology, design, netlist, rtl, source, samples, timeSteps);
        FastModel fast = new FastModel(technology, costs);
        double joules = 0;
        double area = 0;
        for (SimulationResult run : measured.runs()) {
            PhysicalFigures figures = fast.figures(design, run);
            joules += joules(figures.power(), run.cycles(), figures.period().value());
            area = figures.area().totalCells();
        }
        PowerBreakdown counted = measured.power();
        double period = fast.period(design).value();
        return new FastCheck(
                joules / samples * NANO,
                joules(counted, counted.cycles(), period) / samples * NANO,
                area,
                measured.area().totalCells());
    }

    /** With what leaks meanwhile, at the clock of the fast model in both cases. */
    private static double joules(PowerBreakdown power, long cycles, double period) {
        return power.total().value() + power.totalLeakage().value() * cycles * period;
    }

    /** How far off the energy is, relative to that of the netlist. */
    public double energyError() {
        return fastNj / referenceNj - 1;
    }

    /** How far off the area is, likewise. */
    public double areaError() {
        return fastUm2 / referenceUm2 - 1;
    }
}
