package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice on a sweep. */
class SweepAdviseCommandTest {
    @TempDir
    private static Path shared;

    private static Path sweep;

    @BeforeAll
    static void sweepOnce() throws IOException {
        Path file = Files.writeString(shared.resolve("mine.yaml"), """
                base: digits
                samples: 20
                axes:
                  architecture.bank_rows: [16, 8]
                  architecture.issue_width[0]: [1, 2]
                objectives: [cycles, area]
                """);
        sweep = shared.resolve("sweep");
        Ran ran = Ran.spikeloom("sweep", file.toString(), "-o", sweep.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void theBestPointIsTimedOnceMore() throws IOException {
        JsonNode advice = json();

        assertThat(advice.get("objective").asText()).isEqualTo("cycles");
        assertThat(advice.get("compared").asInt()).isEqualTo(4);
        assertThat(advice.get("run").get("cycles_per_classification").asDouble())
                .isEqualTo(advice.get("figures").get("cycles").asDouble());
        assertThat(advice.get("run").get("layers")).hasSize(3);
    }

    @Test
    void theAreasOfModulesAddUpToThatOfThePoint() throws IOException {
        JsonNode run = json().get("run");
        double sum = 0;
        for (JsonNode area : run.get("area_mm2_by_module")) {
            sum += area.asDouble();
        }

        assertThat(sum)
                .isCloseTo(
                        run.get("logic_area_mm2").asDouble()
                                + run.get("memory_area_mm2").asDouble(),
                        within(1e-5));
    }

    @Test
    void thePriorityEncoderHasAnAreaOfItsOwn() throws IOException {
        JsonNode areas = json().get("run").get("area_mm2_by_module");

        assertThat(areas.get("u_layer_0.u_scheduler").asDouble())
                .isPositive()
                .isLessThan(areas.get("u_layer_0").asDouble());
    }

    @Test
    void theCyclesOfALayerAddUpToThoseOfTheRun() throws IOException {
        assertThat(json().get("run").get("layers"))
                .allSatisfy(layer -> assertThat(layer.get("read_share").asDouble()
                                + layer.get("empty_share").asDouble()
                                + layer.get("starved_share").asDouble()
                                + layer.get("blocked_share").asDouble())
                        .isCloseTo(1, within(1e-5)));
    }

    @Test
    void anEndOfAnAxisIsNamedWithWhatIsPossibleBeyond() {
        assertThat(advise("--objective", "cycles").out())
                .containsPattern(
                        "issue_width\\[0] is at its largest value 2 \\(1 -> 2: cycles -\\d+\\.\\d\\d %\\): widen the axis,"
                                + " 4 is possible\n");
    }

    @Test
    void neighboursHaveTheirChanges() {
        assertThat(advise("--objective", "area").out())
                .containsPattern("issue_width\\[0] +1 -> 2 +\\d +\\+\\d\\.\\d\\d % +-\\d+\\.\\d\\d %");
    }

    @Test
    void nothingIsBestOfNothing() {
        Ran ran = advise("--where", "accuracy > 1");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines())
                .last()
                .asString()
                .endsWith("has no point within the constraints and 'accuracy > 1', which there would be a best of");
    }

    @Test
    void aPointWithOtherFiguresThanTheSweepHasIsRefused(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"sweep.yaml", "points.jsonl"}) {
            String text = Files.readString(sweep.resolve(name));
            Files.writeString(folder.resolve(name), text.replaceAll("\"power_mw\":", "\"power_mw\":1"));
        }
        Ran ran = Ran.spikeloom("sweep", "advise", folder.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).last().asString().contains("has power_mw", "its base or technology has changed");
    }

    private static JsonNode json() throws IOException {
        return new JsonMapper().readTree(advise("--json").out());
    }

    private static Ran advise(String... options) {
        return Ran.spikeloom(Stream.concat(Stream.of("sweep", "advise", sweep.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }
}
