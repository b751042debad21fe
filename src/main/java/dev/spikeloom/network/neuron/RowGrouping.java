package dev.spikeloom.network.neuron;

import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Which weight rows of a layer are added to its membrane potentials together, in one cycle of the hardware. Where
 * potentials saturate, they depend on it, and on the order of the groups.
 */
@FunctionalInterface
public interface RowGrouping {
    /** A row a cycle, in ascending order. */
    RowGrouping ONE_AT_A_TIME = RowGrouping::oneAtATime;

    /**
     * The active inputs in groups, first cycle first. There is always a group: without a spike it is one of no rows.
     *
     * @param presynaptic the active inputs of a time step
     */
    List<int[]> groups(SpikeVector presynaptic);

    private static List<int[]> oneAtATime(SpikeVector presynaptic) {
        List<int[]> groups = new ArrayList<>();
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            groups.add(new int[] {i});
        }
        return groups.isEmpty() ? List.of(new int[0]) : groups;
    }
}
