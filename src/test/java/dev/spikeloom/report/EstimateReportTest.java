package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of estimates, and what they are plotted beside. */
class EstimateReportTest {
    @Test
    void figuresHaveThreeDigits() {
        assertThat(List.of(0.0, 1234.4, 162.4, 16.24, 0.0712, 0.00012))
                .extracting(EstimateReport::number)
                .containsExactly("0", "1,234", "162", "16.2", "0.0712", "1.2e-04");
    }

    @Test
    void nodesAreAsTheyWereGiven() {
        assertThat(EstimateReport.plain(28)).isEqualTo("28");
        assertThat(EstimateReport.plain(0.9)).isEqualTo("0.9");
    }

    @Test
    void eachPublishedChipHasASource() {
        assertThat(PublishedChip.all())
                .hasSizeGreaterThan(10)
                .allSatisfy(chip -> assertThat(chip.source()).isNotBlank())
                .anySatisfy(chip -> assertThat(chip.energy()).isEqualTo(48.4));
    }
}
