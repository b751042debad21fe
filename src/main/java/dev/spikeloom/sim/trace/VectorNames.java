package dev.spikeloom.sim.trace;

/**
 * What spike vectors are called in a timeline: by their sample and its time step, both from 0.
 *
 * @param timeSteps of each sample
 */
record VectorNames(int timeSteps) {
    /** Short enough for a slice of a few cycles. */
    String of(long vector) {
        return "s" + vector / timeSteps + " t" + vector % timeSteps;
    }

    /** Members of a JSON object. */
    String arguments(long vector) {
        return "\"sample\":" + vector / timeSteps + ",\"time_step\":" + vector % timeSteps;
    }
}
