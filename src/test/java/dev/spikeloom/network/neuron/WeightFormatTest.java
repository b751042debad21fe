package dev.spikeloom.network.neuron;

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

    @Test
    void theNearestWeightIsOfTheSymmetricRangeTiesToEven() {
        WeightFormat format = new WeightFormat(3);
        assertThat(format.nearest(0.75f, 0.5f)).isEqualTo((short) 2);
        assertThat(format.nearest(0.25f, 0.5f)).isZero();
        assertThat(format.nearest(-9, 0.5f)).isEqualTo((short) -3);
        assertThat(format.nearest(9, 0.5f)).isEqualTo((short) 3);
    }

    @Test
    void theNearestWeightOfASingleBitIsTheSign() {
        WeightFormat format = new WeightFormat(1);
        assertThat(format.nearest(-0.01f, 5)).isEqualTo((short) -1);
        assertThat(format.nearest(0, 5)).isEqualTo((short) 1);
    }
}
