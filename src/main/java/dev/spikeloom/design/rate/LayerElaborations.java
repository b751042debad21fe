package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of layers that the rate-coded pipeline can do, and how each is elaborated. */
final class LayerElaborations {
    /** In words, for people. */
    static final String POSSIBLE = "dense layers, convolutions with kernels of 1 to "
            + ConvolutionElaboration.MOST_KERNEL + ", max pooling and sum pooling";

    private LayerElaborations() {}

    /** What of a network the hardware does not do, and why; empty if it can run it. */
    static Optional<String> unsupported(Topology topology) {
        for (int i = 0; i < topology.depth(); i++) {
            LayerShape shape = topology.layers().get(i);
            if (!isKnown(shape)) {
                return Optional.of("layer " + i + ", " + shape);
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(LayerShape shape) {
        return shape instanceof DenseShape
                || (shape instanceof ConvolutionShape convolution
                        && convolution.kernel() <= ConvolutionElaboration.MOST_KERNEL)
                || shape instanceof MaxPoolShape
                || shape instanceof SumPoolShape;
    }

    /** Max pooling in front of all else; empty if there is none. */
    static Optional<InputPooling> inputPooling(Topology topology) {
        int size = 1;
        for (LayerShape shape : topology.layers()) {
            if (!(shape instanceof MaxPoolShape pooling)) {
                break;
            }
            size *= pooling.size();
        }
        return size == 1 ? Optional.empty() : Optional.of(new InputPooling(topology.input(), size));
    }

    /** The layers of neurons of a network that is supported, each with the pooling around it. */
    static List<LayerPlace> places(Topology topology) {
        List<LayerPlace> places = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            if (topology.weightsOf(i).isEmpty()) {
                continue;
            }
            int sumPooling = 1;
            for (int j = i; j > 0 && topology.layers().get(j - 1) instanceof SumPoolShape pooling; j--) {
                sumPooling *= pooling.size();
            }
            int maxPooling = 1;
            int output = i;
            while (output + 1 < topology.depth() && topology.layers().get(output + 1) instanceof MaxPoolShape pooling) {
                maxPooling *= pooling.size();
                output++;
            }
            places.add(new LayerPlace(places.size(), i, topology.addressesOf(i), sumPooling, maxPooling, output));
        }
        return places;
    }

    /**
     * The parameters of the architecture that a layer of neurons of a shape is built with.
     *
     * @throws InputException if the hardware has no such layers
     */
    static List<Parameter<?>> parameters(LayerShape shape) {
        if (shape instanceof DenseShape) {
            return ParameterTable.OF_DENSE_LAYERS;
        }
        if (shape instanceof ConvolutionShape) {
            return ParameterTable.OF_CONVOLUTIONS;
        }
        throw new InputException("a layer " + shape + " cannot be elaborated; the hardware takes " + POSSIBLE);
    }

    /**
     * Checks the parameters of a layer against its shape and its numbers, and derives what follows from them.
     *
     * @throws InputException if the hardware has no such layers, or a parameter is not possible; names it, its value and
     *     what is
     */
    static LayerDesign elaborate(LayerPlace place, QuantizedNetwork network, Architecture architecture) {
        QuantizedLayer layer = network.layers().get(place.layer());
        if (layer instanceof QuantizedDenseLayer dense) {
            return new DenseElaboration(place, dense, architecture).elaborate();
        }
        if (layer instanceof QuantizedConvolutionLayer convolution) {
            return new ConvolutionElaboration(place, convolution, architecture).elaborate();
        }
        throw new InputException("layer " + place.layer() + ", " + layer.shape()
                + ", cannot be elaborated; the hardware takes " + POSSIBLE);
    }
}
