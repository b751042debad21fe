package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/** Activity that is computed from the input spikes. */
final class ComputedActivity implements NetworkActivity {
    private final RateDesign design;
    private final SpikeSource source;
    private final QuantizedForward forward;
    private final SpikeVector input;
    private final FirstLayerSpikes first;
    private int sample;

    ComputedActivity(RateDesign design, SpikeSource source, QuantizedForward forward) {
        this.design = design;
        this.source = source;
        this.forward = forward;
        this.input = new SpikeVector(source.inputs());
        this.first = new FirstLayerSpikes(design, input);
    }

    @Override
    public void startSample(int number) {
        sample = number;
        forward.startSample();
    }

    @Override
    public void step(int step) {
        source.read(sample, step, input);
        first.take();
        forward.step(input);
    }

    @Override
    public SpikeVector input() {
        return input;
    }

    @Override
    public SpikeVector presynaptic(int layer) {
        return layer == 0 ? first.spikes() : forward.spikes(design.outputLayer(layer - 1));
    }

    /** Potentials of a layer that were clipped so far. */
    long saturations(int layer) {
        return forward.saturations(design.networkLayer(layer));
    }

    /** The membrane potentials of a layer at the firing check of this time step. */
    int[] potentials(int layer) {
        return forward.potentials(design.networkLayer(layer));
    }
}
