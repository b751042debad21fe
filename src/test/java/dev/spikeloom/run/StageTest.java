package dev.spikeloom.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void everythingFollowsFromTraining() {
        assertThat(Stage.TRAIN.withDependents()).containsExactly(Stage.values());
    }

    @Test
    void simulationAndGenerationDoNotFollowFromEachOther() {
        assertThat(Stage.SIMULATE.withDependents()).containsExactly(Stage.SIMULATE);
        assertThat(Stage.GENERATE.withDependents()).containsExactly(Stage.GENERATE, Stage.COSIM, Stage.SYNTH);
    }

    @Test
    void theComparisonWithAConvertedNetworkFollowsFromQuantizationAndIsNoPartOfAWholeRun() {
        assertThat(Stage.QUANTIZE.withDependents()).contains(Stage.CONVERT);
        assertThat(Stage.CONVERT.inWholeRun()).isFalse();
    }
}
