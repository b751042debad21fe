package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void theColumnNamesComeFirst() {
        assertThat(new CsvTable("a", "b").row(1, "x")).hasToString("a,b\n1,x\n");
    }

    @Test
    void aNumberHasAtMostSixDecimalsAndNoExponent() {
        assertThat(new CsvTable("a", "b", "c").row(1.0 / 3, 1e7, -1e-9)).hasToString("a,b,c\n0.333333,10000000,0\n");
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(new CsvTable("a", "b").row(Double.NaN, null)).hasToString("a,b\n,\n");
    }

    @Test
    void separatorsAndQuotesWithinACellAreQuoted() {
        assertThat(new CsvTable("a").row("one, \"two\"")).hasToString("a\n\"one, \"\"two\"\"\"\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new CsvTable("a", "b").row(1)).hasMessage("1 cells for 2 columns");
    }
}
