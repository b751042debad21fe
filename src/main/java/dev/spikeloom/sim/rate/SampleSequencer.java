package dev.spikeloom.sim.rate;

import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/**
 * Between the host and the first layer: marks the spike vector of the last time step of each sample. A sample takes the
 * number of time steps that the host gives when its first vector is accepted.
 */
public final class SampleSequencer implements Clocked, SpikeOutput {
    private final Host host;
    private ReadyInput firstLayer;

    private int step;
    private int steps;

    private boolean accepts;
    private boolean finalStep;
    private int given;

    public SampleSequencer(Host host) {
        this.host = host;
    }

    public void connect(ReadyInput next) {
        this.firstLayer = next;
    }

    @Override
    public boolean valid() {
        return host.valid();
    }

    @Override
    public SpikeVector spikes() {
        return host.spikes();
    }

    @Override
    public boolean finalStep() {
        return step == (step == 0 ? host.timeSteps() : steps) - 1;
    }

    @Override
    public void evaluate() {
        accepts = host.valid() && firstLayer.ready();
        finalStep = finalStep();
        given = host.timeSteps();
    }

    @Override
    public void commit() {
        if (accepts) {
            if (step == 0) {
                steps = given;
            }
            step = finalStep ? 0 : step + 1;
        }
    }
}
