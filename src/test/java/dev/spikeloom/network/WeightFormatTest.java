package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFormatTest {
    @Test
    void decodeUndoesEncodeForEveryWeightOfEveryWidth() {
        int tried = 0;
        for (int bits = 1; bits <= 16; bits++) {
            WeightFormat format = new WeightFormat(bits);
            for (int weight = format.min(); weight <= format.max(); weight++) {
                if (format.represents(weight)) {
                    assertThat(format.decode(format.encode(weight)))
                            .as("%d bits", bits)
                            .isEqualTo(weight);
                    tried++;
                }
            }
        }
        assertThat(tried).isEqualTo((1 << 17) - 2);
    }

    @Test
    void oneBitIsASign() {
        WeightFormat sign = new WeightFormat(1);
        assertThat(sign.encode(1)).isZero();
        assertThat(sign.encode(-1)).isOne();
        assertThat(sign.represents(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 17, 40})
    void refusesAWidthOutOfRange(int bits) {
        assertThatThrownBy(() -> new WeightFormat(bits))
                .isInstanceOf(InputException.class)
                .hasMessage("weight bits " + bits + " is out of range, allowed 1 to 16");
    }
}
