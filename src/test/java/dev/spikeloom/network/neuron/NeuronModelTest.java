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
        "snn-dc, SNN_DC, SUBTRACT, 0, 0, false, false",
        "snn-ct, SNN_CT, SUBTRACT, 0, 0, true, true",
        "snn-ct-zero, SNN_CT, ZERO, 0, 0, true, false",
        "lif-1, LIF, SUBTRACT, 1, 0, true, true",
        "lif-4-zero, LIF, ZERO, 4, 0, true, false",
        "lif-15, LIF, SUBTRACT, 15, 0, true, true",
        "lif-4+7, LIF, SUBTRACT, 4, 7, true, true",
        "lif-1+15-zero, LIF, ZERO, 1, 15, true, false",
    })
    void aTextSaysKindLeakAndReset(
            String text, Kind kind, Reset reset, int shift, int second, boolean carriesOver, boolean subtracts) {
        NeuronModel model = new NeuronModel(kind, reset, new Leak(shift, second), Leak.NONE);
        assertThat(NeuronModel.of(text)).contains(model);
        assertThat(model).hasToString(text);
        assertThat(model.carriesOver()).isEqualTo(carriesOver);
        assertThat(model.subtracts()).isEqualTo(subtracts);
    }

    @ParameterizedTest
    @CsvSource({"lif-4-syn-3, 3, 0", "snn-ct-syn-1+15-zero, 1, 15", "lif-1+2-syn-3+4, 3, 4"})
    void aTextMayNameASynapticCurrent(String text, int shift, int second) {
        NeuronModel model = NeuronModel.of(text).orElseThrow();

        assertThat(model.synapse()).isEqualTo(new Leak(shift, second));
        assertThat(model.isSynaptic()).isTrue();
        assertThat(model).hasToString(text);
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
                "lif-4+",
                "lif-4+4",
                "lif-7+4",
                "lif-4+16",
                "lif-0+4",
                "lif-1+2+3",
                "snn-dc-zero",
                "snn-ct-4",
                "snn-dc-syn-3",
                "lif-4-syn",
                "lif-4-syn-0",
                "lif-4-zero-syn-3",
                "lif-syn-3",
                "SNN-CT",
                " snn-ct",
                "snn-ct\n",
            })
    void noOtherTextIsAModel(String text) {
        assertThat(NeuronModel.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LIF, SUBTRACT, 0", "SNN_CT, SUBTRACT, 1", "SNN_DC, SUBTRACT, 1", "SNN_DC, ZERO, 0"})
    void aKindHasOnlyItsOwnLeaksAndResets(Kind kind, Reset reset, int shift) {
        Leak leak = Leak.of(shift);
        assertThatThrownBy(() -> new NeuronModel(kind, reset, leak, Leak.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theConstantsAreThoseOfYin() {
        assertThat(NeuronModel.SNN_DC.text()).isEqualTo("snn-dc");
        assertThat(NeuronModel.SNN_CT).isEqualTo(NeuronModel.continuous(Reset.SUBTRACT));
    }
}
