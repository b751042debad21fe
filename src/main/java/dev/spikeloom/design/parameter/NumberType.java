package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RandomDraws;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole numbers of a range, or the powers of two in it; of some parameters, also a name that stands for 0, and one for the
 * largest.
 */
public final class NumberType implements ParameterType<Integer> {
    /** Of powers of two, up to so many are listed in a message; of more, the range is given. */
    private static final int MOST_LISTED = 3;

    private static final String WEIGHT = " weight";

    private final int least;
    private final int most;
    private final boolean powersOfTwo;

    /** What stands for 0; empty if nothing does. */
    private final String zero;

    /** What stands for the largest; empty if nothing does. */
    private final String greatest;

    /** 0 is drawn one time in so many. */
    private final int zeroOneIn;

    /** The largest that is drawn. */
    private final int drawn;

    /** Whether what tests take is a number of weights. */
    private final boolean inWeights;

    private NumberType(
            int least,
            int most,
            boolean powersOfTwo,
            String zero,
            String greatest,
            int zeroOneIn,
            int drawn,
            boolean inWeights) {
        this.least = least;
        this.most = most;
        this.powersOfTwo = powersOfTwo;
        this.zero = zero;
        this.greatest = greatest;
        this.zeroOneIn = zeroOneIn;
        this.drawn = drawn;
        this.inWeights = inWeights;
    }

    /** Whole numbers from {@code least} to {@code most}. */
    public static NumberType range(int least, int most) {
        return new NumberType(least, most, false, "", "", 0, most, false);
    }

    /** Powers of two from {@code least} to {@code most}. */
    public static NumberType powersOfTwo(int least, int most) {
        return new NumberType(least, most, true, "", "", 0, most, false);
    }

    /** These numbers, and 0, for which a name stands; every other number that is drawn is that. */
    NumberType orZeroAs(String name) {
        return orZeroAs(name, 2);
    }

    /** As {@link #orZeroAs(String)}, with one in {@code oneIn} numbers that are drawn. */
    NumberType orZeroAs(String name, int oneIn) {
        return new NumberType(least, most, powersOfTwo, name, greatest, oneIn, drawn, inWeights);
    }

    /** These numbers, of which a name stands for the largest. */
    NumberType orMostAs(String name) {
        return new NumberType(least, most, powersOfTwo, zero, name, zeroOneIn, drawn, inWeights);
    }

    /** These numbers, of which tests draw none that is larger than {@code largest}. */
    NumberType drawnUpTo(int largest) {
        return new NumberType(least, most, powersOfTwo, zero, greatest, zeroOneIn, largest, inWeights);
    }

    /** These numbers, of which tests take the bits of a power of two of weights, {@code largest} at most. */
    NumberType drawnInWeightsUpTo(int largest) {
        return new NumberType(least, most, powersOfTwo, zero, greatest, zeroOneIn, largest, true);
    }

    @Override
    public Integer parse(String text) {
        if (!zero.isEmpty() && text.equals(zero)) {
            return 0;
        }
        if (!greatest.isEmpty() && text.equals(greatest)) {
            return most;
        }
        int value = Integer.parseInt(text);
        if (!isInRange(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    @Override
    public String format(Integer value) {
        String name = value == 0 ? zero : value == most ? greatest : "";
        return name.isEmpty() ? String.valueOf(value) : name;
    }

    @Override
    public String allowed() {
        String numbers = powersOfTwo ? "a power of two from " + least + " to " + most : least + " to " + most;
        String names = Stream.of(zero, greatest).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
        return names.isEmpty() ? numbers : names + ", or " + numbers;
    }

    @Override
    public Integer from(Source source) {
        return source.number(most);
    }

    @Override
    public Integer cast(Object value) {
        return (Integer) value;
    }

    @Override
    public void require(String key, Integer value) {
        if (isInRange(value) || (value == 0 && !zero.isEmpty())) {
            return;
        }
        if (!powersOfTwo) {
            throw new InputException(
                    "architecture." + key + " " + value + " is out of range, allowed " + least + " to " + most);
        }
        List<String> powers = numbers(most).mapToObj(String::valueOf).toList();
        throw new InputException("architecture." + key + " " + value + " is not possible, allowed "
                + (powers.size() > MOST_LISTED
                        ? "is a power of two from " + least + " to " + most
                        : String.join(", ", powers)));
    }

    private boolean isInRange(int value) {
        return value >= least && value <= most && (!powersOfTwo || Integer.bitCount(value) == 1);
    }

    private IntStream numbers(int last) {
        return powersOfTwo || inWeights
                ? IntStream.iterate(least, number -> number <= last, number -> 2 * number)
                : IntStream.rangeClosed(least, last);
    }

    @Override
    public List<String> texts() {
        return Stream.concat(
                        Stream.of(zero).filter(name -> !name.isEmpty()),
                        numbers(most).mapToObj(String::valueOf))
                .collect(Collectors.toUnmodifiableList());
    }

    /** What is tried may be in weights: {@code 2 weights} is as many bits as two have. */
    @Override
    public Integer tried(String text, int weightBits) {
        int end = inWeights ? text.indexOf(WEIGHT) : -1;
        return end < 0 ? parse(text) : Integer.valueOf(Integer.parseInt(text.substring(0, end)) * weightBits);
    }

    @Override
    public Integer draw(RandomDraws draws, int weightBits) {
        if (!zero.isEmpty() && draws.oneIn(zeroOneIn)) {
            return 0;
        }
        int[] numbers = numbers(drawn).toArray();
        return numbers[draws.below(numbers.length)] * (inWeights ? weightBits : 1);
    }
}
