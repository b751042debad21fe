package dev.spikeloom.sim.event;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.ClockedSimulator;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.ModelTrace;
import dev.spikeloom.sim.SimulationResult;
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
            Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing, int threads) {
        EventModel model = new EventModel(design, threads);
        SimulationResult event = model.run(source, samples, timeSteps, timing, Progress.NONE);
        SimulationResult clocked = new ClockedSimulator(design).run(source, samples, timeSteps, timing, Progress.NONE);
        FigureComparison figures = new FigureComparison();
        figures.compare(clocked, event);
        comparePotentials(figures, design, model, source, samples, timeSteps, timing);
        return new Verification(
                samples, clocked.cycles(), figures.compared(), figures.differences(), figures.firstDifference());
    }

    private static void comparePotentials(
            FigureComparison figures,
            Design design,
            EventModel model,
            SpikeSource source,
            int samples,
            int timeSteps,
            HostTiming timing) {
        int[][][] potentials = new int[design.layers().size()][samples * timeSteps][];
        model.observe(
                source,
                samples,
                timeSteps,
                (sample, step, layer, v, spikes) -> potentials[layer][sample * timeSteps + step] = v);
        TraceLayout layout = new TraceLayout(design);
        TraceRecord record = new TraceRecord(layout);
        ModelTrace trace = new ModelTrace(design, layout, Host.of(design, source, samples, timeSteps, timing));
        ClockedFirings firings = new ClockedFirings(design, layout, timeSteps, (layer, sample, step, v) -> {
            int[] found = potentials[layer][sample * timeSteps + step];
            for (int n = 0; n < v.length; n++) {
                int neuron = n;
                figures.compare(() -> at(sample, step, layer, neuron) + ", potential", v[n], found[n]);
            }
        });
        while (firings.finishedVectors() < samples * timeSteps) {
            trace.next(record);
            firings.look(record);
        }
    }

    private static String at(int sample, int step, int layer, int neuron) {
        return "sample " + sample + ", time step " + step + ", layer " + layer + ", neuron " + neuron;
    }
}
