package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReluNetworkTest {
    @Test
    void layersThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> new ReluNetwork(List.<float[][]>of(new float[2][3], new float[4][1])))
                .hasMessage("layer 1 has 4 inputs, but the layer before it has 3 neurons");
    }

    @Test
    void raggedRowsAreRefused() {
        assertThatThrownBy(() -> new ReluNetwork(List.<float[][]>of(new float[][] {{1, 2}, {1}})))
                .hasMessage("layer 0 has weight rows of 2 and 1 neurons");
    }

    @Test
    void aWeightThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> new ReluNetwork(List.<float[][]>of(new float[][] {{1, Float.NaN}})))
                .hasMessage("a weight of layer 0 is NaN");
    }
}
