package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions over parameters and figures. */
class ConstraintTest {
    private static final PointResult POINT = new PointResult(
            0,
            Map.of("architecture.issue_width[0]", "4", "architecture.bank_mapping", "blocked", "time_steps", "16"),
            Map.of(
                    "area_mm2",
                    new BigDecimal("0.75"),
                    "accuracy",
                    new BigDecimal("0.98"),
                    "cycles",
                    new BigDecimal("100")),
            null);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "area_mm2 < 1                                       ; true",
                "area < 0.75                                        ; false",
                "area <= 0.75 && accuracy >= 0.98                   ; true",
                "area < 0.1 || accuracy > 0.9                   ; true",
                "!(accuracy > 0.9)                                  ; false",
                "architecture.issue_width[0] * time_steps == 64     ; true",
                "architecture.bank_mapping == \"blocked\"           ; true",
                "architecture.bank_mapping != \"blocked\"           ; false",
                "cycles / time_steps < 6.26 && max(1, 2) == 2       ; true",
                "SQRT(cycles) == 10                                 ; true",
            })
    void areComputedWithTheNamesOfParametersAndFigures(String text, boolean holds) {
        Constraint constraint = Constraint.of(
                "mine.yaml:1", text, List.copyOf(POINT.parameters().keySet()));

        assertThat(constraint.holdsFor(POINT)).isEqualTo(holds);
    }

    @Test
    void aNumberIsNoCondition() {
        Constraint constraint = Constraint.of("mine.yaml:1", "area_mm2 + 1", List.of());

        assertThatThrownBy(() -> constraint.holdsFor(POINT))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "mine.yaml:1: 'area_mm2 + 1' is not understood, expected a condition such as 'area_mm2 < 1':"
                                + " it is a number");
    }
}
