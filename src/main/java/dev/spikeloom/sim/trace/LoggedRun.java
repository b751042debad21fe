package dev.spikeloom.sim.trace;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.CycleLog;
import dev.spikeloom.sim.LayerCounters;
import java.io.IOException;
import java.util.List;

/**
 * A run of the clocked model that is written down cycle by cycle.
 *
 * @param cycles that it took
 * @param results samples whose results were taken
 * @param layers what each layer did
 */
public record LoggedRun(long cycles, int results, List<LayerCounters> layers) {
    public LoggedRun {
        layers = List.copyOf(layers);
    }

    /**
     * Runs until the last result is taken, or for so many cycles.
     *
     * @param model in its first cycle
     * @param layout of the model's design
     * @param samples that its host presents
     * @param mostCycles after which the run ends in any case
     * @throws IOException if a log cannot be written
     */
    public static LoggedRun run(
            ClockedModel model,
            TraceLayout layout,
            int samples,
            long mostCycles,
            List<CycleLog> logs,
            Progress progress)
            throws IOException {
        TraceRecord record = new TraceRecord(layout);
        int results = 0;
        while (results < samples && model.cycle() < mostCycles) {
            model.evaluate();
            model.record(layout, record);
            for (CycleLog log : logs) {
                log.write(model.cycle(), record);
            }
            if (model.resultTaken()) {
                results++;
                progress.update(results, samples, model.cycle() + 1 + " cycles");
            }
            model.commit();
        }
        for (CycleLog log : logs) {
            log.finish(model.cycle());
        }
        return new LoggedRun(model.cycle(), results, model.counters());
    }
}
