package dev.spikeloom.run.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationPlanTest {
    private static final Samples IMAGES =
            DatasetCatalog.load("digits", Path.of("unused")).test();

    @Test
    void imagesAreEvaluatedAtThePowersOfTwoUpTo256() {
        assertThat(new EvaluationPlan(List.of(), 20).on(IMAGES).timeSteps())
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
    }

    @Test
    void timeStepsAreSortedAndNamedOnce() {
        assertThat(new EvaluationPlan(List.of(8, 1, 8), 1).timeSteps()).containsExactly(1, 8);
    }

    @Test
    void imagesArePresentedAsOftenAsAsked() {
        assertThat(new EvaluationPlan(List.of(1), 7).on(IMAGES).runs()).isEqualTo(7);
    }

    @Test
    void noTimeStepIsTooFew() {
        assertThatThrownBy(() -> new EvaluationPlan(List.of(0), 1))
                .isInstanceOf(InputException.class)
                .hasMessage("--time-steps is '0', allowed: 1 to 1024");
    }

    @Test
    void noRunIsTooFew() {
        assertThatThrownBy(() -> new EvaluationPlan(List.of(1), 0))
                .isInstanceOf(InputException.class)
                .hasMessage("--runs is '0', allowed: 1 to 10000");
    }
}
