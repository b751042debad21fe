package dev.spikeloom.study.respond;

import java.util.Collections;
import java.util.List;

/**
 * The spikes of a neuron beside those that it should have. Two of them are a pair if no other spike of either side is nearer to one
 * of both; of those that are as near, the earlier is.
 *
 * @param pairs how many there are
 * @param distance rows between the two spikes of a pair, summed over all
 */
record SpikeMatch(int pairs, long distance) {
    /** @param found rows, in ascending order, and likewise {@code expected} */
    static SpikeMatch of(List<Integer> found, List<Integer> expected) {
        int pairs = 0;
        long distance = 0;
        for (int i = 0; i < found.size(); i++) {
            int partner = nearest(expected, found.get(i));
            if (partner >= 0 && nearest(found, expected.get(partner)) == i) {
                pairs++;
                distance += Math.abs(expected.get(partner) - found.get(i));
            }
        }
        return new SpikeMatch(pairs, distance);
    }

    /** Place of the spike that is nearest to a row; -1 if there is none. */
    private static int nearest(List<Integer> spikes, int row) {
        int place = Collections.binarySearch(spikes, row);
        if (place >= 0) {
            return place;
        }
        int after = -1 - place;
        int before = after - 1;
        if (after == spikes.size()) {
            return before;
        }
        return before >= 0 && row - spikes.get(before) <= spikes.get(after) - row ? before : after;
    }
}
