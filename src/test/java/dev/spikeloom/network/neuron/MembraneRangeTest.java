package dev.spikeloom.network.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembraneRangeTest {
    @ParameterizedTest
    @CsvSource({"2, -2, 1", "8, -128, 127", "31, -1073741824, 1073741823", "32, -2147483648, 2147483647"})
    void aRegisterHoldsTwosComplement(int bits, int min, int max) {
        assertThat(MembraneRange.of(bits)).isEqualTo(new MembraneRange(min, max));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 33})
    void aRegisterOfAnotherWidthIsRefused(int bits) {
        assertThatThrownBy(() -> MembraneRange.of(bits)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-9, -8", "-8, -8", "0, 0", "7, 7", "8, 7", "4294967296, 7", "-4294967296, -8"})
    void aSumThatDoesNotFitBecomesTheNearestThatDoes(long sum, int held) {
        assertThat(MembraneRange.of(4).saturate(sum)).isEqualTo(held);
    }

    @Test
    void aSumBeyond32BitsIsAnErrorWhereNothingSaturates() {
        assertThat(MembraneRange.UNBOUNDED.saturate(Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
        assertThatThrownBy(() -> MembraneRange.UNBOUNDED.saturate(1L << 31)).isInstanceOf(ArithmeticException.class);
    }
}
