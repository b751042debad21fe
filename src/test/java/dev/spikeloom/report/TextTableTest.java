package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void theFirstColumnStandsLeftAndTheOthersRight() {
        TextTable table =
                new TextTable("what", "n", "share").row("a", "1,000", "5 %").row("long name", "2");

        assertThat(table.toString().lines())
                .containsExactly("  what           n  share", "  a          1,000    5 %", "  long name      2");
    }
}
