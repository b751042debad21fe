package dev.spikeloom.regress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.regress.baseline.Baseline;
import dev.spikeloom.regress.baseline.Change;
import dev.spikeloom.regress.baseline.Tolerances;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are held to what is known of them. */
class BaselineTest {
    @TempDir
    private Path folder;

    private Baseline baseline;

    @BeforeEach
    void accept() {
        Baseline written = Baseline.read(folder.resolve("baseline.json"));
        written.accept("digits", "figures", new TreeMap<>(Map.of("cycles", 100.0, "area_um2", 1000.0)));
        written.write();
        baseline = Baseline.read(folder.resolve("baseline.json"));
    }

    @Test
    void oneMoreCycleIsWorse() {
        assertThat(baseline.changes(
                        "digits", "figures", Map.of("cycles", 101.0, "area_um2", 1000.0), Tolerances.DEFAULT))
                .extracting(Change::text)
                .containsExactly("cycles: 100 before, 101 now, worse");
    }

    @Test
    void areaWithinItsToleranceIsNoChange() {
        assertThat(baseline.changes(
                        "digits", "figures", Map.of("cycles", 100.0, "area_um2", 1009.0), Tolerances.DEFAULT))
                .isEmpty();
    }

    @Test
    void whatTheBaselineDoesNotHaveIsAChange() {
        assertThat(baseline.changes("other", "figures", Map.of("cycles", 1.0), Tolerances.DEFAULT))
                .extracting(Change::before)
                .containsOnlyNulls();
    }
}
