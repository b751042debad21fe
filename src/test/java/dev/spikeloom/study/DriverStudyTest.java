package dev.spikeloom.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.Progress;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.testing.Large;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver in C with the trained network of the handwritten digits that ships with the program. */
@Tag("cosim")
class DriverStudyTest {
    @TempDir
    Path folder;

    @Large
    @Test
    void oneHundredImagesGiveTheClassesAndCountersOfTheModel() {
        TrainedNetworks digits = TrainedNetworks.find(
                "digits", List.of("architecture.host=axi-packed", "architecture.counters=true"), Driven.FOLDER);
        TracePlan plan = new TracePlan(100, OptionalInt.of(4), Long.MAX_VALUE);
        Driven driven =
                DriverStudy.of(digits, plan, folder.resolve("driver"), new RunOptions(1, folder), Progress.NONE);
        assertThat(driven.differences()).isEmpty();
        assertThat(driven.samples()).isEqualTo(100);
    }
}
