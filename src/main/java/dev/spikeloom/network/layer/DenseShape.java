package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fully connected to its input, whatever the shape of that: {@code 512fc}. */
public record DenseShape(int neurons) implements LayerShape {
    private static final Pattern SHORTHAND = Pattern.compile("(-?\\d+)(?:fc)?");

    /** @throws InputException if the number of neurons is out of range */
    public DenseShape {
        LayerShape.requireSize("layer size", neurons);
    }

    static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        Matcher dense = SHORTHAND.matcher(part);
        return dense.matches() ? Optional.of(new DenseShape(number.applyAsInt(dense.group(1)))) : Optional.empty();
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public VolumeShape output(VolumeShape input) {
        return VolumeShape.flat(neurons);
    }

    @Override
    public boolean flattens() {
        return true;
    }

    @Override
    public Optional<WeightShape> weights(VolumeShape input) {
        return Optional.of(new WeightShape(input.size(), neurons));
    }

    @Override
    public DenseLayer layer(VolumeShape input, Supplier<FloatWeights> weights) {
        FloatWeights numbers = weights.get();
        return new DenseLayer(numbers.neuronModel(), numbers.weights(), numbers.biases(), numbers.threshold());
    }

    @Override
    public QuantizedDenseLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
        IntegerWeights numbers = weights.get();
        return new QuantizedDenseLayer(
                numbers.neuronModel(),
                numbers.weightFormat(),
                numbers.weights(),
                numbers.biases(),
                numbers.thresholds(),
                numbers.scales());
    }

    @Override
    public String toString() {
        return neurons + "fc";
    }
}
