package dev.spikeloom.network.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Sum pooling over squares that do not overlap: {@code sp2}. Its value is the number of spikes in each square, which the
 * layer behind takes spike by spike ({@link AddressMap}). Rows and columns left over are dropped.
 */
public record SumPoolShape(int size) implements PoolShape {
    private static final Pattern SHORTHAND = Pattern.compile("sp(\\d+)");

    /** @throws dev.spikeloom.io.InputException if the size is out of range */
    public SumPoolShape {
        LayerShape.requireSize("size of a sum pooling", size);
    }

    static Optional<LayerShape> parse(String part, ToIntFunction<String> number) {
        Matcher pool = SHORTHAND.matcher(part);
        return pool.matches() ? Optional.of(new SumPoolShape(number.applyAsInt(pool.group(1)))) : Optional.empty();
    }

    @Override
    public String kind() {
        return "sum pooling";
    }

    @Override
    public Optional<AddressMap> addresses(VolumeShape input) {
        return Optional.of(AddressMap.pooling(input, size));
    }

    @Override
    public List<LayerShape> simpler() {
        return IntStream.range(1, size).<LayerShape>mapToObj(SumPoolShape::new).toList();
    }

    @Override
    public SumPoolLayer layer(VolumeShape input, Supplier<FloatWeights> weights) {
        return new SumPoolLayer(input, size);
    }

    @Override
    public SumPoolLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
        return new SumPoolLayer(input, size);
    }

    @Override
    public String toString() {
        return "sp" + size;
    }
}
