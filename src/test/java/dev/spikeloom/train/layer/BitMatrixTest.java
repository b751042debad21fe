package dev.spikeloom.train.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import org.junit.jupiter.api.Test;

class BitMatrixTest {
    @Test
    void transposingSwapsRowsAndColumns() {
        long[] words = new long[64];
        for (int i = 0; i < 64; i++) {
            words[i] = CounterRandom.bits(7, i);
        }
        long[] transposed = words.clone();
        BitMatrix.transpose(transposed);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                assertThat(transposed[j] >>> i & 1)
                        .as("row %d, column %d", i, j)
                        .isEqualTo(words[i] >>> j & 1);
            }
        }
    }
}
