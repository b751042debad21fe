package dev.spikeloom.network.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeakTest {
    private static final int[] FAR = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
    };

    /** All that there are. */
    static Stream<Leak> leaks() {
        return IntStream.rangeClosed(1, Leak.MAX_SHIFT)
                .boxed()
                .flatMap(first -> Stream.concat(
                        Stream.of(Leak.of(first)),
                        IntStream.rangeClosed(first + 1, Leak.MAX_SHIFT).mapToObj(second -> new Leak(first, second))));
    }

    private static IntStream potentials() {
        return IntStream.concat(IntStream.rangeClosed(-5000, 5000), IntStream.of(FAR));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void whatIsLostIsTheExactShareRoundedDown(Leak leak) {
        BigDecimal share = new BigDecimal(leak.share());
        potentials()
                .forEach(v -> assertThat(leak.lost(v))
                        .as("of %d", v)
                        .isEqualTo(share.multiply(BigDecimal.valueOf(v))
                                .setScale(0, RoundingMode.FLOOR)
                                .longValueExact()));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void whatIsLeftIsBetweenThePotentialAndZero(Leak leak) {
        potentials().forEach(v -> assertThat(leak.left(v)).isBetween(Math.min(v, 0), Math.max(v, 0)));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void ofAGreaterPotentialNoLessIsLeft(Leak leak) {
        for (int v = -5000; v < 5000; v++) {
            assertThat(leak.left(v)).as("of %d", v).isLessThanOrEqualTo(leak.left(v + 1));
        }
    }

    @Test
    void withoutALeakAllIsLeft() {
        potentials().forEach(v -> assertThat(Leak.NONE.left(v)).isEqualTo(v));
    }

    @ParameterizedTest
    @CsvSource({"16, 0", "-1, 0", "0, 3", "4, 4", "4, 3", "4, 16", "4, -5"})
    void otherShiftsAreNoLeak(int first, int second) {
        assertThatThrownBy(() -> new Leak(first, second)).isInstanceOf(IllegalArgumentException.class);
    }
}
