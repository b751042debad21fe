package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.spike.SpikeSource;
import java.util.Optional;

/**
 * The event model held to the clocked model: every figure of a run, every output spike, and every membrane potential at
 * the firing check.
 *
 * @param samples that were run on both
 * @param cycles of the clocked model
 * @param compared values that were compared
 * @param differences values that differ
 * @param firstDifference what it is, with both values
 */
public record Verification(
        int samples, long cycles, long compared, long differences, Optional<String> firstDifference) {

    /**
     * Runs the first samples of a source on both.
     *
     * @param threads of the event model
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public static Verification of(
            RateDesign design, SpikeSource source, int samples, int timeSteps, HostTiming timing, int threads) {
        EventModel model = new EventModel(design, threads);
        SimulationResult event = model.run(source, samples, timeSteps, timing, Progress.NONE);
        SimulationResult clocked = RateModel.simulator(design).run(source, samples, timeSteps, timing, Progress.NONE);
        FigureComparison figures = new FigureComparison();
        figures.compare(clocked, event);
        comparePotentials(figures, design, model, source, samples, timeSteps, timing);
        return new Verification(
                samples, clocked.cycles(), figures.compared(), figures.differences(), figures.firstDifference());
    }

    private static void comparePotentials(
            FigureComparison figures,
            RateDesign design,
            EventModel model,
            SpikeSource source,
            int samples,
            int timeSteps,
            HostTiming timing) {
        ClockedFirings clocked = new ClockedFirings(design, Host.of(design, source, samples, timeSteps, timing));
        model.observe(source, samples, timeSteps, (sample, step, layer, found, spikes) -> {
            int[] expected = clocked.next(layer);
            for (int n = 0; n < expected.length; n++) {
                int neuron = n;
                figures.compare(
                        () -> "sample " + sample + ", time step " + step + ", layer " + layer + ", neuron " + neuron
                                + ", potential",
                        expected[n],
                        found[n]);
            }
        });
    }
}
