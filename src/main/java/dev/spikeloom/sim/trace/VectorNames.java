package dev.spikeloom.sim.trace;

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

    /** Members of a JSON object. */
    public String arguments(long vector) {
        return "\"sample\":" + vector / timeSteps + ",\"time_step\":" + vector % timeSteps;
    }
}
