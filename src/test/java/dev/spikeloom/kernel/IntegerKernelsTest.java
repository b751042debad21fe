package dev.spikeloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of the kernels computes, over sizes that fit no vector. */
class IntegerKernelsTest {
    private static final int ROWS = 40;
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 24, 31, 32, 33, 40, 63, 65);

    static Stream<Arguments> implementationsAndLengths() {
        List<Arguments> arguments = new ArrayList<>();
        for (IntegerKernels kernels : List.of(Kernels.plainIntegers(), Kernels.vectorIntegers())) {
            LENGTHS.forEach(length -> arguments.add(Arguments.of(kernels, length)));
        }
        return arguments.stream();
    }

    @ParameterizedTest
    @MethodSource("implementationsAndLengths")
    void sumByteRowsAddsAndSubtractsEachByteInItsLane(IntegerKernels kernels, int length) {
        for (boolean inPairs : new boolean[] {false, true}) {
            long[][] rows = rows(length, inPairs ? 127 : 255);
            for (int count = 0; count <= 13; count++) {
                for (int added = 0; added <= count; added++) {
                    int[] list = list(count);
                    long[] even = random(length, 2);
                    long[] odd = random(length, 3);
                    long[] expectedEven = even.clone();
                    long[] expectedOdd = odd.clone();
                    for (int i = 0; i < count; i++) {
                        sumBytes(rows[list[i]], i < added ? 1 : -1, expectedEven, expectedOdd);
                    }
                    kernels.sumByteRows(even, odd, rows, list, added, count, inPairs);
                    assertThat(even)
                            .as("%d of %d rows added, even", added, count)
                            .containsExactly(expectedEven);
                    assertThat(odd).as("%d of %d rows added, odd", added, count).containsExactly(expectedOdd);
                }
            }
        }
    }

    private static void sumBytes(long[] row, long sign, long[] even, long[] odd) {
        for (int n = 0; n < row.length; n++) {
            for (int lane = 0; lane < 4; lane++) {
                even[n] += sign * ((row[n] >>> (16 * lane) & 0xff) << (16 * lane));
                odd[n] += sign * ((row[n] >>> (16 * lane + 8) & 0xff) << (16 * lane));
            }
        }
    }

    private static int[] list(int count) {
        int[] list = new int[count + 3];
        Arrays.setAll(list, i -> i < count ? (7 * i + 3) % ROWS : -1);
        return list;
    }

    /** Rows of bytes up to {@code greatest}; the greatest is frequent, so that a byte too small for a sum shows. */
    private static long[][] rows(int length, int greatest) {
        long[][] rows = new long[ROWS + 1][length];
        for (int row = 0; row < ROWS; row++) {
            for (int n = 0; n < length; n++) {
                for (int i = 0; i < Long.BYTES; i++) {
                    long random = CounterRandom.bits(row, (long) Long.BYTES * n + i) >>> 1;
                    long value = (random & 3) == 0 ? greatest : random % (greatest + 1);
                    rows[row][n] |= value << (8 * i);
                }
            }
        }
        return rows;
    }

    private static long[] random(int length, long key) {
        long[] numbers = new long[length];
        Arrays.setAll(numbers, i -> CounterRandom.bits(key, i));
        return numbers;
    }
}
