package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.KindTable;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.SumPoolLayer;

/** The registry of this room: the kinds of layers that the format has nodes for. */
final class NirKinds {
    private static final KindTable<Layer, NirExporter, Boolean> KINDS = KindTable.<Layer, NirExporter, Boolean>of(
                    "network.nir", "node")
            .with(DenseLayer.class, (layer, exporter) -> exporter.dense(layer))
            .with(ConvolutionLayer.class, (layer, exporter) -> exporter.convolution(layer))
            .with(SumPoolLayer.class, (layer, exporter) -> exporter.sums(layer.size()))
            .with(MaxPoolLayer.class, (layer, exporter) -> exporter.maxima(layer.size()));

    private NirKinds() {}

    /**
     * Adds the nodes of a layer to a graph.
     *
     * @throws IllegalArgumentException if this room does not know the kind of the layer
     */
    static void add(Layer layer, NirExporter exporter) {
        KINDS.make(layer, exporter);
    }
}
