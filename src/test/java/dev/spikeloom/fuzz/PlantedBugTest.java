package dev.spikeloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.fuzz.rung.Rungs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer can find what is wrong: bugs that are planted, one a rung and module. */
class PlantedBugTest {
    /** {@code make planted} runs all of them. */
    private static final boolean ALL = Boolean.getBoolean("planted.all");

    private static final List<String> QUICK = List.of("reference-leak", "event-input-buffer");
    private static final int SECONDS = 300;

    @TempDir
    Path folder;

    static List<PlantedBug> bugs() {
        return PlantedBug.all().stream()
                .filter(bug -> ALL || QUICK.contains(bug.name()))
                .filter(bug -> bug.name().contains(System.getProperty("planted.name", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    @Tag("cosim")
    void aPlantedBugIsFoundByItsRungAndShrunk(PlantedBug bug) throws IOException {
        PlantedRun run = PlantedRun.of(bug, folder, SECONDS, ALL ? 120 : 10);
        System.out.println(run.row());
        assertThat(run.found()).as(run.result().toString()).isTrue();
        assertThat(run.layers()).isLessThanOrEqualTo(2);
        assertThat(run.neurons()).isLessThanOrEqualTo(8);
    }

    @Test
    void theTextOfEachBugStandsOnceInItsFile() {
        for (PlantedBug bug : PlantedBug.all()) {
            long times = Pattern.compile(Pattern.quote(bug.find()))
                    .matcher(bug.original())
                    .results()
                    .count();
            assertThat(times).as(bug.name()).isEqualTo(1);
            assertThat(bug.planted()).as(bug.name()).isNotEqualTo(bug.original());
            assertThat(Rungs.names()).as(bug.name()).contains(bug.rung());
        }
    }
}
