package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "400000000, 0.4 s",
        "9940000000, 9.9 s",
        "9960000000, 10 s",
        "59600000000, 1 min 00 s",
        "185000000000, 3 min 05 s"
    })
    void aDurationIsAsPreciseAsItIsWorth(long nanos, String text) {
        assertThat(Figures.duration(nanos)).isEqualTo(text);
    }

    @Test
    void oneIsNotAPlural() {
        assertThat(Figures.plural(1, "image")).isEqualTo("1 image");
        assertThat(Figures.plural(1234, "image")).isEqualTo("1,234 images");
    }

    @Test
    void aFigureOfSeveralRunsSaysHowManyAndWhatTheErrorBarsAre() {
        assertThat(Figures.runs(5)).isEqualTo("mean of 5 runs; error bars: 95 % confidence interval of the mean");
    }

    @Test
    void aFigureOfOneRunHasNoErrorBars() {
        assertThat(Figures.runs(1)).isEqualTo("1 run");
    }
}
