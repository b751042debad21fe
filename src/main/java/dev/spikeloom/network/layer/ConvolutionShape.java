package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A two-dimensional convolution, stride 1, without padding ("valid"): {@code 12c5}. */
public record ConvolutionShape(int channels, int kernel) implements LayerShape {
    private static final Pattern SHORTHAND = Pattern.compile("(\\d+)c(\\d+)");

    /** @throws InputException if a size is out of range */
    public ConvolutionShape {
        LayerShape.requireSize("channels of a convolution", channels);
        LayerShape.requireSize("kernel of a convolution", kernel);
    }

    static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        Matcher convolution = SHORTHAND.matcher(part);
        return convolution.matches()
                ? Optional.of(new ConvolutionShape(
                        number.applyAsInt(convolution.group(1)), number.applyAsInt(convolution.group(2))))
                : Optional.empty();
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public VolumeShape output(VolumeShape input) {
        LayerShape.requireRoom(this, kernel, input);
        return new VolumeShape(input.rows() - kernel + 1, input.columns() - kernel + 1, channels);
    }

    @Override
    public boolean flattens() {
        return false;
    }

    @Override
    public Optional<WeightShape> weights(VolumeShape input) {
        return Optional.of(new WeightShape(kernel * kernel * input.channels(), channels));
    }

    @Override
    public ConvolutionLayer layer(VolumeShape input, Supplier<FloatWeights> weights) {
        FloatWeights numbers = weights.get();
        return new ConvolutionLayer(input, kernel, numbers.weights(), numbers.biases(), numbers.threshold());
    }

    @Override
    public QuantizedConvolutionLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
        IntegerWeights numbers = weights.get();
        return new QuantizedConvolutionLayer(
                input, kernel, numbers.weights(), numbers.biases(), numbers.thresholds(), numbers.scales());
    }

    @Override
    public String toString() {
        return channels + "c" + kernel;
    }
}
