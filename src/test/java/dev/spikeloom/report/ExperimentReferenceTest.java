package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExperimentReferenceTest {
    @Test
    void theDocumentationHoldsTheReferenceAsItIs() throws Exception {
        assertThat(Files.readString(Path.of("docs/experiment.md")))
                .as("docs/experiment.md; replace its table by the output of 'spikeloom keys --markdown'")
                .contains(ExperimentReference.markdown());
    }
}
