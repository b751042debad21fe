package dev.spikeloom.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
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
}
