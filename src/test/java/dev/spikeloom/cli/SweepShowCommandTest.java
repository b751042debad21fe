package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a sweep is shown. */
class SweepShowCommandTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeOnce() throws IOException {
        HandMadeSweep.in(folder);
    }

    @Test
    void theFrontIsShownTheBestInTheFirstObjectiveFirst() {
        assertThat(rows()).containsExactly("3 0.95 40 no 4 all", "2 * 0.91 11 passed 1 64", "0 0.90 10 no 1 all");
    }

    @ParameterizedTest
    @CsvSource({
        "energy, 0 2 3",
        "-energy, 3 2 0",
        "area, 2 0 3",
        "lanes[0], 2 0 3",
        "architecture.lanes[0], 2 0 3",
        "-time_steps, 3 0 2",
    })
    void itIsSortedByAFigureOrParameter(String name, String order) throws IOException {
        assertThat(points(json("--sort", name).get("front"))).isEqualTo(order);
        assertThat(points(json("--sort=" + name).get("front"))).isEqualTo(order);
    }

    @Test
    void aConditionIsOneMoreConstraint() throws IOException {
        JsonNode shown = json("--where", "lanes[0] != 64 && accuracy < 0.95");

        assertThat(shown.get("feasible").asInt()).isEqualTo(2);
        assertThat(points(shown.get("front"))).isEqualTo("0");
    }

    @Test
    void allPointsHaveThatOfTheFrontWhichDominatesThem() {
        assertThat(rows("--points", "--columns", "energy"))
                .containsExactly("0 10 no", "1 11 no 2", "2 * 11 passed", "3 40 no", "4 48 no 3");
    }

    @Test
    void allPointsAreThereForScripts() throws IOException {
        JsonNode shown = json("--points");

        assertThat(points(shown.get("front"))).isEqualTo("3 2 0");
        assertThat(points(shown.get("results"))).isEqualTo("0 1 2 3 4");
        assertThat(shown.get("results").get(1).get("dominated_by").asInt()).isEqualTo(2);
        assertThat(shown.get("results").get(2).has("dominated_by")).isFalse();
    }

    @Test
    void columnsAreThoseThatAreNamed() {
        assertThat(spikeloom("--columns", "time_steps,area,lanes[0]").out())
                .contains("point  verified  time_steps  area_mm2  lanes[0]\n");
        assertThat(spikeloom("--columns", "all").out()).contains("sram_read_bits_per_cycle");
    }

    @Test
    void aLimitSaysHowToSeeTheRest() throws IOException {
        assertThat(spikeloom("--limit", "1").out())
                .contains("shown are 1 of 3; 'spikeloom sweep show " + folder + " --limit 0' shows all\n");
        assertThat(json("--limit", "1").get("front")).hasSize(1);
        assertThat(json("--limit", "1").get("front_points").asInt()).isEqualTo(3);
        assertThat(rows("--limit", "0")).hasSize(3);
    }

    /** Lanes of 64 are there with one time step alone, so that plain means would mix the two. */
    @Test
    void mainEffectsAreATable() {
        assertThat(spikeloom("--sensitivity").out())
                .contains("energy_nj: 10 to 48; together they explain ")
                .containsPattern("time_steps +33\\.5 +88\\.16 % +10\\.6 +1 +44\\.1 +4\n");
    }

    @Test
    void mainEffectsAreThereForScripts() throws IOException {
        JsonNode effect = json("--sensitivity")
                .get("sensitivity")
                .get("objectives")
                .get(1)
                .get("parameters")
                .get(0);

        assertThat(effect.get("parameter").asText()).isEqualTo("time_steps");
        assertThat(effect.get("effect").asDouble()).isEqualTo(33.5);
        assertThat(effect.get("values").get(1).get("points").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--sort; enrgy; --sort is 'enrgy', which is neither a parameter of the sweep nor a figure, did you mean energy?",
                "--columns; lane[0]; --columns is 'lane[0]', which is neither a parameter of the sweep nor a figure, did you"
                        + " mean lanes[0]?",
                "--where; qqqq < 1; --where: 'qqqq < 1' names qqqq, which is neither a parameter of the sweep nor a figure; figures",
                "--limit; -1; --limit is '-1', allowed: 0 or more"
            })
    void whatThereIsNotIsNamed(String option, String value, String message) {
        Ran ran = spikeloom(option, value);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains(message);
    }

    /** The cells of the rows, behind the header. */
    private static List<String> rows(String... options) {
        return spikeloom(options)
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("  point"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    private static String points(JsonNode points) {
        return String.join(" ", points.findValuesAsText("point"));
    }

    private static JsonNode json(String... options) throws IOException {
        Ran ran = spikeloom(
                Stream.concat(Arrays.stream(options), Stream.of("--json")).toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new JsonMapper().readTree(ran.out());
    }

    private static Ran spikeloom(String... options) {
        return Ran.spikeloom(Stream.concat(Stream.of("sweep", "show", folder.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }
}
