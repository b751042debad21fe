package dev.spikeloom.study.sweep;

import dev.spikeloom.io.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep would take.
 *
 * @param points of it
 * @param done of these
 * @param lookedAt of the others: where they are many, the counts below are those of a sample, {@code impossible} for all
 * @param impossible points, by the cause
 * @param trainings that have to be done first
 * @param trainingEpochs of all of them
 * @param recordings of spikes that are computed
 * @param cores that would compute the points
 * @param rates measured just now; null where each point needs a training first
 */
public record SweepOutlook(
        int points,
        int done,
        int lookedAt,
        Map<String, Integer> impossible,
        int trainings,
        long trainingEpochs,
        int recordings,
        int cores,
        Rates rates) {
    /**
     * What one core takes.
     *
     * @param recordingSeconds to compute the spikes of points that share them
     * @param pointSeconds to time and price a point
     * @param pointBytes of its result
     */
    public record Rates(double recordingSeconds, double pointSeconds, double pointBytes) {}

    /** Points that are computed. */
    public int computed() {
        return points
                - done
                - impossible.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the points take on one core, trainings aside; empty where nothing could be measured. */
    public Optional<Double> coreSeconds() {
        return Optional.ofNullable(rates)
                .map(rate -> recordings * rate.recordingSeconds() + computed() * rate.pointSeconds());
    }

    /** What is written. */
    public Optional<Double> bytes() {
        return Optional.ofNullable(rates).map(rate -> (points - done) * rate.pointBytes());
    }

    /** As scripts read it. */
    public String toJson() {
        return Json.text(this);
    }
}
