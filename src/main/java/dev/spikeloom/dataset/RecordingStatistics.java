package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.EventRecordings;

/**
 * What recordings are like, as a network sees them.
 *
 * @param recordings how many were looked at
 * @param onEvents mean ON events in the first saccade
 * @param activeInputs mean spikes of a recording: pixels with an ON event, summed over the bins
 * @param deviation standard deviation of the spikes of a recording
 * @param byBin mean spikes in each bin
 * @param right share of spikes whose neighbour to the right spikes in the same bin
 * @param below share of spikes whose neighbour below spikes in the same bin
 * @param next share of spikes that are followed by one of the same pixel in the next bin
 */
public record RecordingStatistics(
        int recordings,
        double onEvents,
        double activeInputs,
        double deviation,
        double[] byBin,
        double right,
        double below,
        double next) {

    /** Collects the statistics of one recording after the other. */
    static final class Collector {
        private static final int SIDE = EventRecording.SIDE;
        private static final int BINS = EventRecordings.BINS;

        private int recordings;
        private long onEvents;
        private long squares;
        private final long[] byBin = new long[BINS];
        private long right;
        private long below;
        private long next;

        /** @param on ON events of a recording by bin and pixel, {@code [BINS][34 * 34]} */
        void add(int[][] on) {
            int active = 0;
            for (int bin = 0; bin < BINS; bin++) {
                for (int i = 0; i < on[bin].length; i++) {
                    if (on[bin][i] > 0) {
                        active++;
                        byBin[bin]++;
                        onEvents += on[bin][i];
                        right += i % SIDE < SIDE - 1 && on[bin][i + 1] > 0 ? 1 : 0;
                        below += i / SIDE < SIDE - 1 && on[bin][i + SIDE] > 0 ? 1 : 0;
                        next += bin < BINS - 1 && on[bin + 1][i] > 0 ? 1 : 0;
                    }
                }
            }
            squares += (long) active * active;
            recordings++;
        }

        RecordingStatistics result() {
            double[] means = new double[BINS];
            double active = 0;
            for (int bin = 0; bin < BINS; bin++) {
                means[bin] = (double) byBin[bin] / recordings;
                active += means[bin];
            }
            double spikes = active * recordings;
            return new RecordingStatistics(
                    recordings,
                    (double) onEvents / recordings,
                    active,
                    Math.sqrt(Math.max(0, (double) squares / recordings - active * active)),
                    means,
                    right / spikes,
                    below / spikes,
                    next / spikes);
        }
    }
}
