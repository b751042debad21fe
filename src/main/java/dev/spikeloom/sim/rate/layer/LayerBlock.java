package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/** A layer with the buffers that it has at its input and at its output. */
public final class LayerBlock implements Clocked, SpikeOutput, ReadyInput {
    private final SpikeOutput upstream;
    private final SpikeBuffer inputBuffer;
    private final LayerModel layer;
    private final SpikeBuffer outputBuffer;
    private final SpikeOutput output;
    private final ReadyInput input;
    private final LayerActivity activity;

    private ReadyInput downstream;

    public LayerBlock(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        this.upstream = upstream;
        this.inputBuffer = design.inputBuffered() ? new SpikeBuffer(upstream, design.inputs()) : null;
        this.layer = LayerModels.of(design, inputBuffer == null ? upstream : inputBuffer, timeSteps);
        this.outputBuffer = design.outputBuffered() ? new SpikeBuffer(layer, design.neurons()) : null;
        this.output = outputBuffer == null ? layer : outputBuffer;
        this.input = inputBuffer == null ? layer : inputBuffer;
        this.activity = layer.activity();
        if (inputBuffer != null) {
            inputBuffer.connect(layer);
        }
    }

    public void connect(ReadyInput next) {
        downstream = next;
        if (outputBuffer == null) {
            layer.connect(next);
        } else {
            layer.connect(outputBuffer);
            outputBuffer.connect(next);
        }
    }

    @Override
    public boolean valid() {
        return output.valid();
    }

    @Override
    public SpikeVector spikes() {
        return output.spikes();
    }

    @Override
    public boolean finalStep() {
        return output.finalStep();
    }

    @Override
    public boolean ready() {
        return input.ready();
    }

    /** The spike vector that is accepted in this cycle, or null. */
    public SpikeVector accepted() {
        return inputBuffer == null ? layer.accepted() : inputBuffer.accepted();
    }

    private boolean taken() {
        return outputBuffer == null ? layer.taken() : outputBuffer.taken();
    }

    /** What it is without its buffers. */
    public LayerModel layer() {
        return layer;
    }

    @Override
    public void evaluate() {
        if (inputBuffer != null) {
            inputBuffer.evaluate();
        }
        layer.evaluate();
        if (outputBuffer != null) {
            outputBuffer.evaluate();
        }
    }

    @Override
    public void commit() {
        SpikeVector accepted = accepted();
        if (accepted != null) {
            activity.accepted(accepted);
        }
        if (taken()) {
            activity.taken(output.spikes());
        }
        if (inputBuffer != null) {
            activity.enabled().inputBuffer += inputBuffer.accepted() == null ? 0 : 1;
            inputBuffer.commit();
        }
        if (outputBuffer != null) {
            activity.enabled().outputBuffer += outputBuffer.accepted() == null ? 0 : 1;
            outputBuffer.commit();
        }
        layer.commit();
    }

    public LayerCounters counters() {
        return layer.counters();
    }

    /** Records this cycle, between evaluate and commit. */
    public void record(Probes probes, TraceRecord record) {
        record.put(probes.get(LayerProbe.PORT_VALID_IN), upstream.valid());
        record.put(probes.get(LayerProbe.PORT_READY_OUT), input.ready());
        layer.record(probes, record);
        record.put(probes.get(LayerProbe.PORT_VALID_OUT), output.valid());
        record.put(probes.get(LayerProbe.PORT_READY_IN), downstream.ready());
        if (outputBuffer != null && output.valid()) {
            record.put(probes.get(LayerProbe.PORT_SPIKES), output.spikes());
            record.put(probes.get(LayerProbe.PORT_FINAL_STEP), output.finalStep());
        }
    }
}
