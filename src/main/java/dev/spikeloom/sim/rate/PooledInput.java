package dev.spikeloom.sim.rate;

import dev.spikeloom.design.rate.InputPooling;
import dev.spikeloom.network.layer.MaxPooling;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/** Max pooling in front of the first layer: what is offered to it, with a spike for each square that has one. */
final class PooledInput implements SpikeOutput {
    private final SpikeOutput upstream;
    private final MaxPooling pooling;
    private final SpikeVector pooled;

    PooledInput(InputPooling design, SpikeOutput upstream) {
        this.upstream = upstream;
        this.pooling = design.pooling();
        this.pooled = new SpikeVector(design.output().size());
    }

    @Override
    public boolean valid() {
        return upstream.valid();
    }

    @Override
    public SpikeVector spikes() {
        pooling.pool(upstream.spikes(), pooled);
        return pooled;
    }

    @Override
    public boolean finalStep() {
        return upstream.finalStep();
    }
}
