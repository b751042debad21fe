package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.Arrays;
import java.util.List;

/** What lies between one layer of neurons and the next: weights, factors, pooling, and the order of the neurons. */
final class SynapseMapping {
    private static final int MOST_IDENTITY = 1024;
    private static final int PLANES = 3;

    /** As this program numbers what comes. */
    private VolumeShape volume;

    /** Whether it stands in rows and columns for what follows. */
    private boolean inPlanes;

    private Synapses weights;
    /** Rows and columns of the pooling before; 0 without one. */
    private int pooled;

    /** What that takes. */
    private VolumeShape beforePooling;

    /** What each spike counts, before weights are there to take it. */
    private double factor = 1;

    /** @param shape of what is presented: channels, rows and columns, or a row of inputs */
    SynapseMapping(NirTensor shape) {
        int[] sides = sides(shape);
        inPlanes = sides.length == PLANES;
        volume = volume(sides);
    }

    private static int[] sides(NirTensor shape) {
        double[] values = shape.values();
        // A batch of one, and a time axis of one, are no dimensions of a sample.
        int from = 0;
        while (values.length - from > 1 && values[from] == 1 && values.length - from != PLANES) {
            from++;
        }
        int[] sides = new int[values.length - from];
        for (int i = 0; i < sides.length; i++) {
            double side = values[from + i];
            if (side != Math.rint(side) || side < 1 || side > VolumeShape.MAX_SIZE) {
                throw new Rejection("the shape has " + side + ", allowed: 1 to " + VolumeShape.MAX_SIZE);
            }
            sides[i] = (int) side;
        }
        return sides;
    }

    private static VolumeShape volume(int[] sides) {
        return switch (sides.length) {
            case 1 -> VolumeShape.flat(sides[0]);
            case PLANES -> new VolumeShape(sides[1], sides[2], sides[0]);
            default ->
                throw new Rejection("the shape is " + Arrays.toString(sides)
                        + ", expected a row of inputs, or channels, rows and columns");
        };
    }

    VolumeShape volume() {
        return volume;
    }

    /** What a layer of neurons gives is what the next one takes. */
    void beginsAt(Layer layer) {
        volume = layer.shape().output(layer.input());
        inPlanes = !layer.shape().flattens();
        weights = null;
        pooled = 0;
        factor = 1;
    }

    /**
     * Adds a node that has no neurons.
     *
     * @param layers to which a pooling is added
     * @return what becomes of it
     * @throws Rejection if it cannot be added
     */
    String add(NirNode node, List<Layer> layers) {
        return switch (node.type()) {
            case AFFINE -> dense(node, node.parameter("bias"));
            case LINEAR -> dense(node, NirTensor.of(0));
            case CONV2D -> convolution(node);
            case SCALE -> scale(node);
            case SUM_POOL2D -> pooling(node, layers, false);
            case AVG_POOL2D -> pooling(node, layers, true);
            case FLATTEN -> flatten(node);
            default -> throw new Rejection(alone(node));
        };
    }

    /**
     * What can be said of a node by itself.
     *
     * @throws Rejection if there is no graph in which the machine has it
     */
    static String alone(NirNode node) {
        return switch (node.type()) {
            case CUBA_LIF, CUBA_LI ->
                throw new Rejection("has a synaptic current with a time constant of its own; the machine's neurons take"
                        + " spikes at once (LIF)");
            case I, LI ->
                throw new Rejection(
                        "gives its potential, not spikes; with a threshold (IF, LIF), or left out before the"
                                + " output, it would fit");
            case DELAY -> throw new Rejection("delays spikes; the machine passes them on in their time step");
            case CONV1D ->
                throw new Rejection(
                        "convolves one dimension; as a Conv2d with square kernels, or an Affine, it would fit");
            default -> "by itself it would fit; what it stands beside does not";
        };
    }

    private String dense(NirNode node, NirTensor bias) {
        NirTensor matrix = node.parameter("weight");
        requireNoWeights();
        if (inPlanes && volume.rows() * volume.columns() > 1) {
            throw new Rejection("follows a volume of " + volume + "; with a Flatten between them it would fit");
        }
        if (matrix.dimensions() != 2 || matrix.shape()[1] != volume.size()) {
            throw new Rejection(
                    "weight has the shape " + matrix.shapeText() + ", but it takes " + volume.size() + " inputs");
        }
        int neurons = matrix.shape()[0];
        weights = new Synapses(
                WeightOrder.rows(matrix.values(), volume, factor),
                biases(bias, neurons),
                VolumeShape.flat(volume.size()),
                0,
                1,
                0);
        return "weights of " + neurons + " neurons";
    }

    private String convolution(NirNode node) {
        requireNoWeights();
        NirTensor kernels = node.parameter("weight");
        if (!inPlanes || kernels.dimensions() != 4) {
            throw new Rejection("weight has the shape " + kernels.shapeText() + ", but it takes " + volume
                    + (inPlanes ? "" : ", which has no rows and columns"));
        }
        Kernels squares = new Kernels(node, volume);
        weights = squares.synapses(biases(node.parameter("bias"), kernels.shape()[0]), factor);
        return squares.text();
    }

    private static double[] biases(NirTensor bias, int columns) {
        if (bias.size() != 1 && bias.size() != columns) {
            throw new Rejection("bias has " + bias.size() + " values, expected 1 or " + columns);
        }
        return Columns.of(bias, "bias", columns, columns);
    }

    private String scale(NirNode node) {
        NirTensor scale = node.parameter("scale");
        if (weights != null) {
            weights.scale(Columns.of(
                    scale, "scale", weights.columns(), weights.output().size()));
            return "a part of the weights before it";
        }
        if (Double.isNaN(scale.uniform())) {
            throw new Rejection("scales inputs apart; behind an Affine, Linear or Conv2d it would fit");
        }
        factor *= scale.uniform();
        return "a part of the weights behind it";
    }

    private String pooling(NirNode node, List<Layer> layers, boolean divides) {
        requireNoWeights();
        if (!inPlanes) {
            throw new Rejection("pools what has no rows and columns");
        }
        if (pooled > 0) {
            throw new Rejection("follows another pooling; one of the size of both would fit");
        }
        int size = Numbers.same(node, "kernel_size", 1);
        Numbers.require(node, "stride", size);
        Numbers.require(node, "padding", 0);
        SumPoolLayer layer = new SumPoolLayer(volume, size);
        beforePooling = volume;
        volume = layer.shape().output(volume);
        layers.add(layer);
        pooled = size;
        String sums = "sums of " + size + " x " + size;
        if (!divides) {
            return sums;
        }
        factor /= size * size;
        return sums + ", divided in the weights behind it";
    }

    private String flatten(NirNode node) {
        requireNoWeights();
        int start = (int) node.parameter("start_dim").uniform();
        int end = (int) node.parameter("end_dim").uniform();
        boolean whole = start <= 1 && (end == -1 || end >= PLANES - 1);
        if (inPlanes && !whole) {
            throw new Rejection("flattens dimensions " + start + " to " + end + ", expected all");
        }
        inPlanes = false;
        return "the order of the neurons";
    }

    private void requireNoWeights() {
        if (weights != null) {
            throw new Rejection("follows weights without neurons between; multiplied into one matrix they would fit");
        }
    }

    /** @throws Rejection if there is something that no neurons take */
    void requireNothingLeft() {
        if (weights != null || pooled > 0 || factor != 1) {
            throw new Rejection("takes sums, not spikes; with neurons (IF, LIF) before it, it would fit");
        }
    }

    /** Whether a node asks no more of a sum of spikes than whether it is 0. */
    boolean isMaximum(NirNode node) {
        if (node.type() != NirType.THRESHOLD || pooled == 0 || weights != null || factor != 1) {
            return false;
        }
        double threshold = node.parameter("threshold").uniform();
        return threshold >= 0 && threshold < 1;
    }

    /** In place of the sums that came last. */
    Layer maximum() {
        Layer layer = new MaxPoolLayer(beforePooling, pooled);
        pooled = 0;
        return layer;
    }

    /** The weights of the neurons that follow; each input to a neuron of its own if there are none. */
    Synapses take() {
        if (weights != null) {
            return weights;
        }
        int size = volume.size();
        if ((inPlanes && volume.rows() * volume.columns() > 1) || size > MOST_IDENTITY) {
            throw new Rejection("has no weights before it, and takes " + volume + ", allowed: a row of up to "
                    + MOST_IDENTITY + " inputs");
        }
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            rows[i][i] = factor;
        }
        return new Synapses(rows, new double[size], VolumeShape.flat(size), 0, 1, 0);
    }
}
