package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalWidthTest {
    @ParameterizedTest
    @CsvSource({"100, 100", "60, 60", "7, 60", "100000, 200"})
    void aNumberIsHeldToWhatCanBeRead(String columns, int width) {
        assertThat(TerminalWidth.of(columns)).hasValue(width);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-80", "wide", "80.5", "9999999999"})
    void anythingElseSaysNothing(String columns) {
        assertThat(TerminalWidth.of(columns)).isEmpty();
    }

    @Test
    void theReferenceOfKeysFitsTheTerminal() {
        assertThat(ExperimentReference.text(OptionalInt.of(70)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
    }

    @Test
    void withoutAWidthItHasThreeLinesAKey() {
        assertThat(ExperimentReference.text(OptionalInt.empty())
                        .lines()
                        .limit(3)
                        .skip(1))
                .containsExactly(
                        "    What the experiment is called in results and folders.",
                        "    Default digits; allowed: 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit.");
    }
}
