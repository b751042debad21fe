package dev.spikeloom.study;

import dev.spikeloom.io.Json;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.sim.trace.GtkwaveSave;
import java.util.List;

/**
 * What the clocked model of an experiment's design did with test samples, written down cycle by cycle.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param samples that were presented
 * @param timeSteps of each
 * @param results samples whose results were taken; fewer than {@code samples} if the trace was cut short
 * @param cycles that were written down, from the first after reset
 * @param files that were written
 */
public record Traces(
        String experiment, String network, int samples, int timeSteps, int results, long cycles, List<String> files) {
    static final String PIPELINE = "pipeline.kanata";
    static final String TIMELINE = "timeline.json";

    /** What is written. */
    public static final List<String> FILES = List.of(GtkwaveSave.WAVES, GtkwaveSave.NAME, PIPELINE, TIMELINE);

    /** Name of the folder for traces within that of a run. */
    public static final String FOLDER = RunFolder.TRACES;

    public Traces {
        files = List.copyOf(files);
    }

    /** The results as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
