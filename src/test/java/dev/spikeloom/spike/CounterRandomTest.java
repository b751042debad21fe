package dev.spikeloom.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    @Test
    void positionsOfAStreamAreTheOutputsOfSplitMix64() {
        SplittableRandom reference = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) {
            assertThat(CounterRandom.bits(42, i)).as("position %d", i).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void derivedStreamsDoNotRepeatEachOther() {
        Set<Long> seen = new HashSet<>();
        for (int stream = 0; stream < 100; stream++) {
            for (int i = 0; i < 100; i++) {
                seen.add(CounterRandom.bits(CounterRandom.derive(1, stream), i));
            }
        }
        assertThat(seen).hasSize(100 * 100);
    }

    @Test
    void uniformNumbersAreTheUpperBitsFromZeroToBelowOne() {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            float number = CounterRandom.uniform(7, i);
            assertThat(number).isBetween(0f, Math.nextDown(1f)).isEqualTo((CounterRandom.bits(7, i) >>> 40) / 0x1p24f);
            sum += number;
        }
        assertThat(sum / 10_000).isCloseTo(0.5, Offset.offset(0.02));
    }

    @Test
    void aPermutationHasEveryNumberOnceAndDependsOnItsKeyAlone() {
        int[] first = new int[100];
        int[] again = new int[100];
        Arrays.fill(again, 5);
        CounterRandom.permute(first, 1);
        CounterRandom.permute(again, 1);
        int[] other = new int[100];
        CounterRandom.permute(other, 2);

        assertThat(again).containsExactly(first);
        assertThat(other).isNotEqualTo(first);
        Arrays.sort(first);
        assertThat(first).containsExactly(IntStream.range(0, 100).toArray());
    }
}
