package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;

/** The layer kinds that the clocked model of the rate-coded pipeline has: the one place that names them. */
final class LayerModels {
    private LayerModels() {}

    /**
     * The model of a layer.
     *
     * @throws IllegalArgumentException if there is none of its kind
     */
    static LayerModel of(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        return new DenseLayer(design, upstream, timeSteps);
    }
}
