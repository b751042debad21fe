package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.stream.IntStream;

/** Issues one index a cycle, in ascending order. */
final class SingleScheduler extends SpikeScheduler {
    /** {@code [places]}: the port of each, and its row in the bank. */
    private final int[] portOf;

    private final int[] rowOf;
    private final SpikeVector vector;
    /** How many bits of it are pending: those from {@link #lowest} on. */
    private int remaining;
    /** The lowest pending bit; 0 if there is none. */
    private int lowest;

    SingleScheduler(DenseDesign layer) {
        super(layer.places(), layer.folds(), false);
        int[] rows = IntStream.range(0, layer.places()).map(layer::rowOfPlace).toArray();
        this.portOf = IntStream.of(rows).map(layer::portOf).toArray();
        this.rowOf = IntStream.of(rows).map(layer::bankRowOf).toArray();
        this.vector = new SpikeVector(layer.places());
    }

    /** One of a convolution, which goes over a spike vector once; an index is all that it gives. */
    SingleScheduler(ConvolutionDesign layer) {
        super(layer.places(), 1, true);
        this.portOf = new int[layer.places()];
        this.rowOf = IntStream.range(0, layer.places()).toArray();
        this.vector = new SpikeVector(layer.places());
    }

    @Override
    boolean last() {
        return remaining <= 1;
    }

    @Override
    void load(SpikeVector spikes) {
        vector.copyFrom(spikes);
        remaining = vector.cardinality();
        lowest = Math.max(0, vector.nextSpike(0));
    }

    @Override
    void advance() {
        if (remaining > 0) {
            remaining--;
            lowest = Math.max(0, vector.nextSpike(lowest + 1));
        }
    }

    @Override
    void select(Issue issue) {
        if (remaining > 0) {
            issue.reads = 1;
            issue.ports[0] = portOf[lowest];
            issue.rows[0] = rowOf[lowest];
        }
    }

    @Override
    void show(int[] rows) {
        rows[0] = rowOf[lowest];
    }

    @Override
    int index() {
        return lowest;
    }

    @Override
    boolean conflict() {
        return false;
    }
}
