package dev.spikeloom.sim.event;

import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/** Activity that is computed from the input spikes. */
final class ComputedActivity implements NetworkActivity {
    private final SpikeSource source;
    private final QuantizedForward forward;
    private final SpikeVector input;
    private int sample;

    ComputedActivity(SpikeSource source, QuantizedForward forward) {
        this.source = source;
        this.forward = forward;
        this.input = new SpikeVector(source.inputs());
    }

    @Override
    public void startSample(int number) {
        sample = number;
        forward.startSample();
    }

    @Override
    public void step(int step) {
        source.read(sample, step, input);
        forward.step(input);
    }

    @Override
    public SpikeVector presynaptic(int layer) {
        return layer == 0 ? input : forward.spikes(layer - 1);
    }

    /** Potentials of a layer that were clipped so far. */
    long saturations(int layer) {
        return forward.saturations(layer);
    }

    /** The membrane potentials of a layer at the firing check of this time step. */
    int[] potentials(int layer) {
        return forward.potentials(layer);
    }
}
