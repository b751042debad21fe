package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/**
 * The accelerator and its host, cycle by cycle, from the first cycle after reset. A cycle is {@link #evaluate}, then any
 * number of looks at it, then {@link #commit}.
 */
public final class ClockedModel {
    private final Host host;
    private final SampleSequencer sequencer;
    private final LayerBlock[] layers;
    private final SpikeCounter counter;
    private long cycle;

    public ClockedModel(Design design, Host host) {
        this.host = host;
        this.sequencer = new SampleSequencer(host);
        this.layers = new LayerBlock[design.layers().size()];
        SpikeOutput upstream = sequencer;
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new LayerBlock(design.layers().get(i), upstream, host.timeSteps());
            upstream = layers[i];
        }
        this.counter = new SpikeCounter(design, upstream, host);
        host.connect(layers[0], counter);
        sequencer.connect(layers[0]);
        for (int i = 0; i < layers.length; i++) {
            layers[i].connect(i + 1 < layers.length ? layers[i + 1] : counter);
        }
    }

    /** The number of the cycle that is evaluated next or was evaluated last; the first after reset is 0. */
    public long cycle() {
        return cycle;
    }

    public void evaluate() {
        host.evaluate();
        sequencer.evaluate();
        for (LayerBlock layer : layers) {
            layer.evaluate();
        }
        counter.evaluate();
    }

    public void commit() {
        host.commit();
        sequencer.commit();
        for (LayerBlock layer : layers) {
            layer.commit();
        }
        counter.commit();
        cycle++;
    }

    /** Fills {@code record} with the probes of this cycle. */
    public void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.inputValid, host.valid());
        record.put(layout.inputReady, layers[0].ready());
        for (int i = 0; i < layers.length; i++) {
            layers[i].record(layout.layer(i), record);
        }
        counter.record(layout, record);
        host.record(layout, record);
    }

    /** The spike vector that layer {@code index} accepts in this cycle, or null. */
    public SpikeVector accepted(int index) {
        return layers[index].accepted();
    }

    /** What layer {@code index} issues in this cycle. */
    Issue issue(int index) {
        return layers[index].issue();
    }

    /** The output spikes that the spike counter accepts in this cycle, or null. */
    public SpikeVector outputSpikes() {
        return counter.accepted();
    }

    /** Whether the host takes a result in this cycle. */
    public boolean resultTaken() {
        return counter.resultTaken();
    }

    /** The class of each head of the result that is taken in this cycle. */
    public int[] resultClasses() {
        return counter.resultClasses();
    }

    public List<LayerCounters> counters() {
        return Arrays.stream(layers).map(LayerBlock::counters).toList();
    }
}
