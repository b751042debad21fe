package dev.spikeloom.sim.rate;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.SpikeOutput;

/** The layer kinds that the clocked model of the rate-coded pipeline has: the one place that names them. */
final class LayerModels {
    private LayerModels() {}

    /**
     * The model of a layer.
     *
     * @param upstream what offers it spike vectors
     * @param timeSteps of a sample
     */
    static LayerModel of(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        return switch (design.kind()) {
            case DENSE -> new DenseLayer(DenseDesign.of(design), upstream, timeSteps);
        };
    }

    /** What a weight row of a layer is that of, for people; a row beyond the last input as well. */
    static String weightRow(LayerDesign design, int bank, int row) {
        return switch (design.kind()) {
            case DENSE -> "input " + DenseDesign.of(design).presynapticAt(bank, row);
        };
    }
}
