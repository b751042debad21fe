package dev.spikeloom.sim;

import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.SpikeSource;

/** Runs samples through a design, with every cycle accounted for. */
public interface Simulator {
    /**
     * Presents the first {@code samples} samples of {@code source}, one directly after the other, from reset.
     *
     * @param timeSteps time steps a sample, 1 to the design's maximum
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    SimulationResult run(SpikeSource source, int samples, int timeSteps, HostTiming timing, Progress progress);
}
