package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cosim --coverage} on the network of the zoo. */
@Tag("cosim")
class CosimCoverageTest {
    @TempDir
    private static Path temp;

    private static Path run;
    private static Ran ran;

    @BeforeAll
    static void coverOnce() {
        run = temp.resolve("run");
        ran = cosim("--coverage");
    }

    private static Ran cosim(String... more) {
        String[] words = {"cosim", "digits", "-o", run.toString(), "-s", "cosimulation.samples=1"};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Ran.spikeloom(all);
    }

    @Test
    void theSummaryHasItModuleByModule() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("coverage of the bench +lines +branches +toggles\n  argmax ")
                .contains("\n  snn_layer_2 ", "\n  all ");
    }

    @Test
    void soDoTheResults() throws IOException {
        JsonNode coverage =
                new JsonMapper().readTree(run.resolve("result.json").toFile()).get("coverage");
        for (String kind : new String[] {"lines", "branches", "toggles"}) {
            int sum = 0;
            for (JsonNode module : coverage.get("modules")) {
                sum += module.get(kind).get("hit").intValue();
            }
            assertThat(coverage.get(kind).get("hit").intValue())
                    .as(kind)
                    .isPositive()
                    .isEqualTo(sum);
        }
    }

    @Test
    void whatIsNotReachedAndTheAnnotatedSourceAreInTheRun() {
        assertThat(run.resolve("coverage/uncovered.txt")).content().contains("lines that the bench does not reach: ");
        assertThat(run.resolve("coverage/annotated/argmax.v")).exists();
    }

    @Test
    void theRtlIsAsItWas() {
        assertThat(run.resolve("rtl/obj_dir")).doesNotExist();
        assertThat(run.resolve("rtl/coverage.dat")).doesNotExist();
    }

    @Test
    void theMatrixHasNone() {
        assertThat(Ran.spikeloom("cosim", "--matrix", "--coverage").err()).contains("takes no --coverage");
    }
}
