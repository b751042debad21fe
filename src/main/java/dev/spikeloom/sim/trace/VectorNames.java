package dev.spikeloom.sim.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What spike vectors are called in a timeline: by their sample and its time step, both from 0.
 *
 * @param timeSteps of each sample
 */
public record VectorNames(int timeSteps) {
    /** Short enough for a slice of a few cycles. */
    public String of(long vector) {
        return "s" + vector / timeSteps + " t" + vector % timeSteps;
    }

    /** What a slice shows of its vector. */
    public ObjectNode arguments(long vector) {
        return TraceEvents.arguments().put("sample", vector / timeSteps).put("time_step", vector % timeSteps);
    }
}
