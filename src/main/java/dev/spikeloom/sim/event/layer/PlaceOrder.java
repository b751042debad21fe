package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.quantize.forward.Saturation;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The order in which a layer behind sum pooling, which reads a weight row a cycle, issues its spikes: that of their places. */
final class PlaceOrder implements Saturation.Order {
    /** {@code [inputs]}; -1 for one that has no place. */
    private final int[] placeOf;
    /** {@code [places]} */
    private final int[] inputAt;

    private final SpikeVector placed;

    PlaceOrder(DenseDesign layer) {
        placeOf = new int[layer.inputs()];
        inputAt = new int[layer.places()];
        Arrays.setAll(placeOf, layer::placeOf);
        for (int input = 0; input < placeOf.length; input++) {
            if (placeOf[input] >= 0) {
                inputAt[placeOf[input]] = input;
            }
        }
        placed = new SpikeVector(inputAt.length);
    }

    @Override
    public int group(SpikeVector presynaptic, int[] rows, int[] ends) {
        placed.clear();
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            if (placeOf[i] >= 0) {
                placed.set(placeOf[i]);
            }
        }
        int issued = 0;
        for (int place = placed.nextSpike(0); place >= 0; place = placed.nextSpike(place + 1)) {
            rows[issued] = inputAt[place];
            issued++;
            ends[issued - 1] = issued;
        }
        if (issued == 0) {
            ends[0] = 0;
        }
        return Math.max(1, issued);
    }
}
