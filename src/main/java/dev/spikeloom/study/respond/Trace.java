package dev.spikeloom.study.respond;

import java.util.List;

/**
 * What a neuron does over the rows of a stimulus.
 *
 * @param potentials at the end of each row
 * @param spikes rows in which it spikes, in ascending order
 */
record Trace(double[] potentials, List<Integer> spikes) {
    Trace {
        spikes = List.copyOf(spikes);
    }
}
