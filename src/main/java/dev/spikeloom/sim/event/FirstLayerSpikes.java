package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.InputPooling;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.layer.MaxPooling;
import dev.spikeloom.spike.SpikeVector;
import java.util.Optional;

/** What the first layer takes of what is presented to the network: that itself, or what max pooling makes of it. */
final class FirstLayerSpikes {
    private final SpikeVector input;
    private final Optional<MaxPooling> pooling;
    private final SpikeVector spikes;

    /** @param input into which each time step is read */
    FirstLayerSpikes(RateDesign design, SpikeVector input) {
        this.input = input;
        this.pooling = design.inputPooling().map(InputPooling::pooling);
        this.spikes = design.inputPooling()
                .map(pooled -> new SpikeVector(pooled.output().size()))
                .orElse(input);
    }

    /** Takes a time step that was read. */
    void take() {
        pooling.ifPresent(max -> max.pool(input, spikes));
    }

    /** Those of the time step that was taken last. */
    SpikeVector spikes() {
        return spikes;
    }
}
