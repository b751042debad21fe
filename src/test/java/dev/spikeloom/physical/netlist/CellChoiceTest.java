package dev.spikeloom.physical.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.physical.technology.Technologies;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the library that ships with the program. */
class CellChoiceTest {
    private CellChoice choice;

    @BeforeEach
    void choose(@TempDir Path cache) {
        choice = CellChoice.of(Technologies.load("generic28", cache).cells());
    }

    @Test
    void theFlipFlopTakesItsDataAtTheRisingEdge() {
        assertThat(choice.flop().cell().name()).startsWith("DFF");
        assertThat(choice.flop().clock()).isEqualTo("CK");
        assertThat(choice.flop().data()).isEqualTo("D");
        assertThat(choice.flop().output()).isEqualTo("Q");
        assertThat(choice.flop().inverted()).isFalse();
    }

    @Test
    void theInverterAndTheBufferHaveOneInput() {
        assertThat(choice.inverter().name()).startsWith("INV");
        assertThat(choice.buffer().name()).startsWith("BUF");
    }

    @Test
    void theMultiplexerIsKnownByWhatItDoes() {
        assertThat(choice.multiplexer()).isPresent();
        assertThat(choice.multiplexer().get().cell().name()).startsWith("MUX2");
    }

    @Test
    void theClockGateHasAnEnable() {
        assertThat(choice.clockGate()).isPresent();
        assertThat(choice.clockGate().get().enable())
                .isNotEqualTo(choice.clockGate().get().clock());
    }
}
