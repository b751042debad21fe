package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Max pooling over squares that do not overlap: {@code mp2}. Rows and columns left over are dropped. */
public record MaxPoolShape(int size) implements PoolShape {
    private static final Pattern SHORTHAND = Pattern.compile("mp(\\d+)");

    /** @throws InputException if the size is out of range */
    public MaxPoolShape {
        LayerShape.requireSize("size of a max pooling", size);
    }

    static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        Matcher pool = SHORTHAND.matcher(part);
        return pool.matches() ? Optional.of(new MaxPoolShape(number.applyAsInt(pool.group(1)))) : Optional.empty();
    }

    @Override
    public String kind() {
        return "max pooling";
    }

    @Override
    public List<LayerShape> simpler() {
        return IntStream.range(1, size).<LayerShape>mapToObj(MaxPoolShape::new).toList();
    }

    @Override
    public MaxPoolLayer layer(VolumeShape input, Supplier<FloatWeights> weights) {
        return new MaxPoolLayer(input, size);
    }

    @Override
    public MaxPoolLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
        return new MaxPoolLayer(input, size);
    }

    @Override
    public String toString() {
        return "mp" + size;
    }
}
