package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.ClockedSimulator;
import dev.spikeloom.sim.CycleLog;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.sim.rate.layer.LayerBlock;
import dev.spikeloom.sim.rate.layer.LayerModel;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The rate-coded pipeline and its host. */
public final class RateModel implements ClockedModel {
    private final RateDesign design;
    private final Host host;
    private final SampleSequencer sequencer;
    private final LayerBlock[] layers;
    private final SpikeCounter counter;
    private int vectorsInFlight;
    private long cycle;

    /** The machine in its state after reset. */
    public RateModel(RateDesign design, Host host) {
        this.design = design;
        this.host = host;
        this.sequencer = new SampleSequencer(host);
        this.layers = new LayerBlock[design.layers().size()];
        SpikeOutput upstream = design.inputPooling()
                .<SpikeOutput>map(pooling -> new PooledInput(pooling, sequencer))
                .orElse(sequencer);
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

    /** A simulator that runs this model of a design. */
    public static Simulator simulator(RateDesign design) {
        return new ClockedSimulator(design, host -> new RateModel(design, host));
    }

    @Override
    public long cycle() {
        return cycle;
    }

    @Override
    public void evaluate() {
        host.evaluate();
        sequencer.evaluate();
        for (LayerBlock layer : layers) {
            layer.evaluate();
        }
        counter.evaluate();
    }

    @Override
    public void commit() {
        vectorsInFlight += (layers[0].accepted() == null ? 0 : 1) - (counter.accepted() == null ? 0 : 1);
        host.commit();
        sequencer.commit();
        for (LayerBlock layer : layers) {
            layer.commit();
        }
        counter.commit();
        cycle++;
    }

    @Override
    public void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.get(PortProbe.INPUT_VALID), host.valid());
        record.put(layout.get(PortProbe.INPUT_READY), layers[0].ready());
        record.put(layout.get(PortProbe.BUSY), vectorsInFlight > 0 || counter.busy());
        for (int i = 0; i < layers.length; i++) {
            layers[i].record(layout.layer(i), record);
        }
        counter.record(layout, record);
        host.record(layout, record);
    }

    @Override
    public SpikeVector accepted(int index) {
        return layers[index].accepted();
    }

    @Override
    public int cyclesOf(int index, SpikeVector vector) {
        return design.layers().get(index).leastCycles(vector);
    }

    /** A layer, whose logs follow it. */
    LayerModel layer(int index) {
        return layers[index].layer();
    }

    @Override
    public SpikeVector outputSpikes() {
        return counter.accepted();
    }

    @Override
    public boolean resultTaken() {
        return host.takesResult();
    }

    @Override
    public int[] resultClasses() {
        return host.resultClasses();
    }

    @Override
    public List<LayerCounters> counters() {
        return Arrays.stream(layers).map(LayerBlock::counters).toList();
    }

    @Override
    public CycleLog pipelineLog(TraceLayout layout, Appendable out) throws IOException {
        return new PipelineLog(this, layout, out);
    }

    @Override
    public CycleLog timeline(TraceLayout layout, Appendable out) throws IOException {
        return new Timeline(this, layout, out);
    }

    RateDesign design() {
        return design;
    }

    /** Time steps of each sample. */
    int timeSteps() {
        return host.timeSteps();
    }
}
