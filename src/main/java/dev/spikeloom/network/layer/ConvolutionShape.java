package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A two-dimensional convolution: {@code 12c5}, with stride 2 {@code 12c5s2}, with a zero padding of one {@code 12c5p1},
 * with both {@code 12c5s2p1}.
 *
 * @param channels of the output
 * @param kernel rows and columns of the kernel
 * @param stride input rows from an output row to the next, and likewise of columns: 1 or 2
 * @param padding rows and columns of zeros on each side of the input, 0 to below {@code kernel}
 */
public record ConvolutionShape(int channels, int kernel, int stride, int padding) implements LayerShape {
    /** The greatest stride. */
    public static final int MAX_STRIDE = 2;

    private static final Pattern SHORTHAND = Pattern.compile("(\\d+)c(\\d+)(?:s(\\d+))?(?:p(\\d+))?");

    /** @throws InputException if a size is out of range */
    public ConvolutionShape {
        LayerShape.requireSize("channels of a convolution", channels);
        LayerShape.requireSize("kernel of a convolution", kernel);
        if (stride < 1 || stride > MAX_STRIDE) {
            throw new InputException(
                    "stride of a convolution " + stride + " is out of range, allowed 1 to " + MAX_STRIDE);
        }
        if (padding < 0 || padding >= kernel) {
            throw new InputException("padding of a convolution " + padding + " is out of range, allowed 0 to "
                    + (kernel - 1) + " with a kernel of " + kernel);
        }
    }

    /**
     * Stride 1, without padding ("valid").
     *
     * @throws InputException if a size is out of range
     */
    public ConvolutionShape(int channels, int kernel) {
        this(channels, kernel, 1, 0);
    }

    static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        Matcher convolution = SHORTHAND.matcher(part);
        return convolution.matches()
                ? Optional.of(new ConvolutionShape(
                        number.applyAsInt(convolution.group(1)),
                        number.applyAsInt(convolution.group(2)),
                        convolution.group(3) == null ? 1 : number.applyAsInt(convolution.group(3)),
                        convolution.group(4) == null ? 0 : number.applyAsInt(convolution.group(4))))
                : Optional.empty();
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public VolumeShape output(VolumeShape input) {
        int rows = input.rows() + 2 * padding;
        int columns = input.columns() + 2 * padding;
        if (kernel > rows || kernel > columns) {
            throw new InputException("layer " + this + " is larger than the " + rows + "x" + columns + " it is over"
                    + (padding == 0 ? "" : ", its padding included"));
        }
        long weightRows = (long) kernel * kernel * input.channels();
        if (weightRows > VolumeShape.MAX_SIZE) {
            throw new InputException("layer " + this + " has a kernel of " + kernel + "x" + kernel + "x"
                    + input.channels() + " weights, allowed are " + VolumeShape.MAX_SIZE);
        }
        return new VolumeShape((rows - kernel) / stride + 1, (columns - kernel) / stride + 1, channels);
    }

    @Override
    public boolean flattens() {
        return false;
    }

    @Override
    public List<LayerShape> simpler() {
        List<LayerShape> simpler = new ArrayList<>();
        for (int fewer = 1; fewer < channels; fewer++) {
            simpler.add(new ConvolutionShape(fewer, kernel, stride, padding));
        }
        for (int smaller = 1; smaller < kernel; smaller++) {
            simpler.add(new ConvolutionShape(channels, smaller, stride, Math.min(padding, smaller - 1)));
        }
        for (int less = 0; less < padding; less++) {
            simpler.add(new ConvolutionShape(channels, kernel, stride, less));
        }
        if (stride > 1) {
            simpler.add(new ConvolutionShape(channels, kernel, 1, padding));
        }
        return simpler;
    }

    @Override
    public boolean allows(NeuronModel neuronModel) {
        return !neuronModel.isSynaptic();
    }

    @Override
    public Optional<WeightShape> weights(VolumeShape input) {
        return Optional.of(new WeightShape(kernel * kernel * input.channels(), channels));
    }

    @Override
    public ConvolutionLayer layer(VolumeShape input, Supplier<FloatWeights> weights) {
        FloatWeights numbers = weights.get();
        return new ConvolutionLayer(
                numbers.neuronModel(),
                input,
                kernel,
                stride,
                padding,
                numbers.weights(),
                numbers.biases(),
                numbers.threshold());
    }

    @Override
    public QuantizedConvolutionLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
        IntegerWeights numbers = weights.get();
        return new QuantizedConvolutionLayer(
                numbers.neuronModel(),
                numbers.weightFormat(),
                input,
                kernel,
                stride,
                padding,
                numbers.weights(),
                numbers.biases(),
                numbers.thresholds(),
                numbers.scales());
    }

    @Override
    public String toString() {
        return channels + "c" + kernel + (stride == 1 ? "" : "s" + stride) + (padding == 0 ? "" : "p" + padding);
    }
}
