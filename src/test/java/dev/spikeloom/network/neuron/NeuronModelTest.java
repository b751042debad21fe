package dev.spikeloom.network.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.network.neuron.NeuronModel.Kind;
import dev.spikeloom.network.neuron.NeuronModel.Reset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronModelTest {
    @ParameterizedTest
    @CsvSource({
        "snn-dc, SNN_DC, SUBTRACT, 0, false, false",
        "snn-ct, SNN_CT, SUBTRACT, 0, true, true",
        "snn-ct-zero, SNN_CT, ZERO, 0, true, false",
        "lif-1, LIF, SUBTRACT, 1, true, true",
        "lif-4-zero, LIF, ZERO, 4, true, false",
        "lif-15, LIF, SUBTRACT, 15, true, true",
    })
    void aTextSaysKindLeakAndReset(
            String text, Kind kind, Reset reset, int leakShift, boolean carriesOver, boolean subtracts) {
        NeuronModel model = new NeuronModel(kind, reset, leakShift);
        assertThat(NeuronModel.of(text)).contains(model);
        assertThat(model).hasToString(text);
        assertThat(model.carriesOver()).isEqualTo(carriesOver);
        assertThat(model.subtracts()).isEqualTo(subtracts);
    }

    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#various")
    void whatIsWrittenIsReadAsTheSameModel(NeuronModel model) {
        assertThat(NeuronModel.of(model.text())).contains(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lif",
                "lif-",
                "lif-0",
                "lif-04",
                "lif-16",
                "lif--1",
                "lif-4-",
                "lif-4-zero-zero",
                "lif-zero",
                "snn-dc-zero",
                "snn-ct-4",
                "SNN-CT",
                " snn-ct",
                "snn-ct\n",
            })
    void noOtherTextIsAModel(String text) {
        assertThat(NeuronModel.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LIF, SUBTRACT, 0", "LIF, ZERO, 16", "SNN_CT, SUBTRACT, 1", "SNN_DC, SUBTRACT, 1", "SNN_DC, ZERO, 0"})
    void aKindHasOnlyItsOwnLeaksAndResets(Kind kind, Reset reset, int leakShift) {
        assertThatThrownBy(() -> new NeuronModel(kind, reset, leakShift)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theConstantsAreThoseOfYin() {
        assertThat(NeuronModel.SNN_DC.text()).isEqualTo("snn-dc");
        assertThat(NeuronModel.SNN_CT).isEqualTo(NeuronModel.continuous(Reset.SUBTRACT));
    }
}
