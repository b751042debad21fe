package dev.spikeloom.sim;

import java.util.List;

/**
 * What one layer did in a run. Each cycle counts as exactly one of {@code readCycles}, {@code emptyCycles}, {@code
 * starvedCycles} and {@code blockedCycles}.
 *
 * @param readCycles cycles in which an index was issued and its weight row read
 * @param emptyCycles cycles spent on a spike vector without a spike
 * @param starvedCycles cycles without a spike vector to work on
 * @param blockedCycles cycles stalled because the next layer had not taken the last output
 * @param spikesInByStep active inputs at each time step, over all samples
 * @param spikesOutByStep output spikes at each time step, over all samples
 * @param sramReadsByBank weight rows read from each bank
 * @param synapticOperations weights added to a membrane potential (SOP)
 */
public record LayerCounters(
        long readCycles,
        long emptyCycles,
        long starvedCycles,
        long blockedCycles,
        List<Long> spikesInByStep,
        List<Long> spikesOutByStep,
        List<Long> sramReadsByBank,
        long synapticOperations) {
    public LayerCounters {
        spikesInByStep = List.copyOf(spikesInByStep);
        spikesOutByStep = List.copyOf(spikesOutByStep);
        sramReadsByBank = List.copyOf(sramReadsByBank);
    }

    public long spikesIn() {
        return spikesInByStep.stream().mapToLong(Long::longValue).sum();
    }

    public long spikesOut() {
        return spikesOutByStep.stream().mapToLong(Long::longValue).sum();
    }

    public long sramReads() {
        return sramReadsByBank.stream().mapToLong(Long::longValue).sum();
    }
}
