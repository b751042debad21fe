package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;
import java.util.stream.IntStream;

/** What is offered to a layer, with each spike in its place of the scheduler; those that have none are left out. */
final class PlacedSpikes implements SpikeOutput {
    private final SpikeOutput upstream;
    /** {@code [inputs]}; -1 for one that has no place. */
    private final int[] placeOf;

    private final SpikeVector placed;

    private PlacedSpikes(int[] placeOf, int places, SpikeOutput upstream) {
        this.upstream = upstream;
        this.placeOf = placeOf;
        this.placed = new SpikeVector(places);
    }

    /** What is offered as it is, if each input is its own place. */
    static SpikeOutput of(LayerDesign design, SpikeOutput upstream) {
        int[] placeOf = IntStream.range(0, design.inputs()).map(design::placeOf).toArray();
        boolean inPlace = design.places() == placeOf.length
                && IntStream.range(0, placeOf.length).allMatch(i -> placeOf[i] == i);
        return inPlace ? upstream : new PlacedSpikes(placeOf, design.places(), upstream);
    }

    @Override
    public boolean valid() {
        return upstream.valid();
    }

    @Override
    public SpikeVector spikes() {
        SpikeVector spikes = upstream.spikes();
        placed.clear();
        for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
            if (placeOf[i] >= 0) {
                placed.set(placeOf[i]);
            }
        }
        return placed;
    }

    @Override
    public boolean finalStep() {
        return upstream.finalStep();
    }
}
