package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.Arrays;

/**
 * How many issues a pass over a spike vector takes if each cycle the lowest {@code W} ports that have rows left serve one
 * each. Once served, a port stays among them until it has none left; then the next one in order takes its place. So this
 * is list scheduling of the ports, as jobs as long as they have rows, on {@code W} machines.
 */
final class IssueCounts {
    /** {@code [issue width]}: the cycle, from 0, in which each machine has nothing left to do. */
    private final int[] free;

    IssueCounts(LayerDesign layer) {
        free = new int[layer.issueWidth()];
    }

    /** Schedules the ports; {@link #issues} and {@link #conflicts} are then of this pass. */
    void schedule(int[] rowsByPort) {
        Arrays.fill(free, 0);
        for (int rows : rowsByPort) {
            if (rows > 0) {
                free[firstFree()] += rows;
            }
        }
    }

    /** Issues of the pass; one if there is nothing to read. */
    int issues() {
        int last = 1;
        for (int cycle : free) {
            last = Math.max(last, cycle);
        }
        return last;
    }

    /** Issues of fewer rows than the issue width, although rows wait for ports in use: all of those but the last issue. */
    int conflicts() {
        return Math.max(0, issues() - 1 - free[firstFree()]);
    }

    private int firstFree() {
        int first = 0;
        for (int machine = 1; machine < free.length; machine++) {
            if (free[machine] < free[first]) {
                first = machine;
            }
        }
        return first;
    }
}
