package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/**
 * The accelerator and its host, cycle by cycle, from the first cycle after reset. A cycle is {@link #evaluate}, then any
 * number of looks at it, then {@link #commit}.
 */
public final class ClockedModel {
    private final Host host;
    private final List<LayerBlock> layers = new ArrayList<>();
    private final SpikeCounter counter;
    private final List<Clocked> components = new ArrayList<>();
    private long cycle;

    public ClockedModel(Design design, Host host) {
        this.host = host;
        SampleSequencer sequencer = new SampleSequencer(host);
        SpikeOutput upstream = sequencer;
        for (LayerDesign layerDesign : design.layers()) {
            LayerBlock layer = new LayerBlock(layerDesign, upstream, host.timeSteps());
            layers.add(layer);
            upstream = layer;
        }
        counter = new SpikeCounter(design, upstream, host);
        host.connect(layers.get(0), counter);
        sequencer.connect(layers.get(0));
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).connect(i + 1 < layers.size() ? layers.get(i + 1) : counter);
        }
        components.add(host);
        components.add(sequencer);
        components.addAll(layers);
        components.add(counter);
    }

    /** The number of the cycle that is evaluated next or was evaluated last; the first after reset is 0. */
    public long cycle() {
        return cycle;
    }

    public void evaluate() {
        for (Clocked component : components) {
            component.evaluate();
        }
    }

    public void commit() {
        for (Clocked component : components) {
            component.commit();
        }
        cycle++;
    }

    /** Fills {@code record} with the probes of this cycle. */
    public void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.inputValid, host.valid());
        record.put(layout.inputReady, layers.get(0).ready());
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).record(layout.layer(i), record);
        }
        counter.record(layout, record);
        host.record(layout, record);
    }

    /** The spike vector that layer {@code index} accepts in this cycle, or null. */
    public SpikeVector accepted(int index) {
        return layers.get(index).accepted();
    }

    /** What layer {@code index} issues in this cycle. */
    Issue issue(int index) {
        return layers.get(index).issue();
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
        return layers.stream().map(LayerBlock::counters).toList();
    }
}
