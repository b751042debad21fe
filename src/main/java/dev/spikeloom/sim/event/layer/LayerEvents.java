package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.quantize.forward.Saturation;
import java.util.Optional;

/** A layer of any kind as the event model has it: whether its spikes are those of another, and what it does in a run. */
public interface LayerEvents {
    /** How its potentials are clipped; empty if they cannot be. */
    Optional<Saturation> saturation();

    /** Whether another layer has the same weights, biases and thresholds, behind the same pooling. */
    boolean hasNumbersOf(LayerDesign other);

    /** Whether potentials of another layer with the same numbers are clipped alike, or are not clipped in either. */
    boolean saturatesAs(LayerDesign other);

    /**
     * A run that has not begun.
     *
     * @param timeSteps of a sample
     * @param workers threads that tally at the same time
     */
    LayerRun run(int timeSteps, int workers);
}
