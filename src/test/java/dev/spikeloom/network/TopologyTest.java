package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {
    @Test
    void readsAndWritesTheFieldsShorthand() {
        Topology topology = Topology.parse("784-256-256-10");
        assertThat(topology).isEqualTo(Topology.dense(List.of(784, 256, 256, 10)));
        assertThat(topology).hasToString("784-256-256-10");
    }

    @ParameterizedTest
    @CsvSource({
        "784-0-10, layer size 0 is out of range",
        "784-5000-10, layer size 5000 is out of range",
        "784-99999999999-10, layer size out of range",
        "784--3-10, layer size",
        "784, got 0 layers",
        "1-1-1-1-1-1-1-1-1-1, got 9 layers",
        "784y10, is not understood",
        "'', is not understood"
    })
    void refusesWhatIsNotANetworkAndSaysWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> Topology.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
