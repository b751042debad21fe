package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code regress} runs, keeps and says. */
class RegressCommandTest {
    private static final String CHECKS = """
            baseline: baseline.json
            checks:
              models: {reference: {samples: 1}, event: {samples: 1}}
              known: {figures: {samples: 1}}
              endless: {figures: {samples: 1000000}}
            designs:
              - {matrix: 1, designs: [0-1], tags: [small], checks: models}
              - {matrix: 1, designs: [2], tags: [kept], checks: [models, known]}
            """;

    @TempDir
    private Path temp;

    private Path suite;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        suite = Files.writeString(temp.resolve("suite.yaml"), CHECKS);
        output = temp.resolve("out");
    }

    @Test
    void figuresThatTheBaselineDoesNotHaveFail() throws IOException {
        Ran ran = regress();

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("6 passed, 1 failed, 0 skipped, 0 not selected");
        assertThat(outcomes()).contains("matrix1-2/figures failed").hasSize(7);
    }

    @Test
    void aBaselineThatIsUpdatedIsHeldAfterwards() {
        assertThat(regress("--update-baseline").exitCode()).isZero();
        assertThat(regress().exitCode()).isZero();
    }

    @Test
    void aFigureThatChangedIsNamedWithOldAndNew() throws IOException {
        regress("--update-baseline");
        Path baseline = temp.resolve("baseline.json");
        Files.writeString(baseline, Files.readString(baseline).replaceFirst("(\"cycles\" ?: ?)(\\d+)", "$11"));

        assertThat(regress().err()).containsPattern("failed: matrix1-2/figures: cycles: 1 before, \\d+ now, worse");
    }

    @Test
    void failFastBeginsNothingMore() throws IOException {
        Files.writeString(suite, CHECKS.replace("[0-1], tags: [small], checks: models", "[0-1], checks: known"));

        Ran ran = regress("--fail-fast", "--threads=1");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(outcomes())
                .startsWith("matrix1-0/figures failed", "matrix1-1/figures skipped")
                .endsWith("matrix1-2/figures skipped");
    }

    @Test
    void rerunFailedKeepsWhatPassed() throws IOException {
        regress();
        List<String> passed =
                lines().stream().filter(line -> line.contains("\"passed\"")).toList();

        Ran ran = regress("--rerun-failed");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(lines()).containsAll(passed).hasSize(7);
        assertThat(results().get("history")).hasSize(2);
    }

    @Test
    void aDesignThatIsNotDoneInTimeHasFailed() throws IOException {
        Files.writeString(suite, """
                checks: {endless: {figures: {samples: 1000000}}}
                designs: [{random: 1, numbers: [0], checks: endless}]
                """);

        assertThat(regress("--timeout=1").err()).contains("failed: random1-0/figures: not done within 1 seconds");
    }

    @Test
    void theClockedModelIsHeldToTheTimeToo() throws IOException {
        Files.writeString(suite, """
                checks: {endless: {event: {samples: 1000000}}}
                designs: [{random: 1, numbers: [0], checks: endless}]
                """);

        assertThat(regress("--timeout=2").err()).contains("failed: random1-0/event: not done within 2 seconds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --tags=kept                | matrix1-2/reference matrix1-2/event matrix1-2/figures
            --items=matrix1-[01]       | matrix1-0/reference matrix1-0/event matrix1-1/reference matrix1-1/event
            --items=*/figures          | matrix1-2/figures
            --items=*/event --seeds=2 --tags=kept | matrix1-2/event matrix1-2/event@2
            """)
    void itemsAreChosen(String options, String chosen) throws IOException {
        regress(options.split(" "));

        assertThat(String.join(" ", outcomes()).replaceAll(" (passed|failed)", ""))
                .isEqualTo(chosen);
    }

    @Test
    void listRunsNothing() {
        Ran ran = regress("--list");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("matrix1-0", "figures");
        assertThat(output).doesNotExist();
    }

    @Test
    void dryRunMissesWhatIsNotThere() throws IOException {
        Files.writeString(suite, CHECKS + "  - {run: nowhere, checks: models}\n");

        Ran ran = regress("--dry-run");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("design 'nowhere': ").hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seeds=0         | --seeds is '0', allowed: fixed, or 1 to 10000
            --seeds=many      | --seeds is 'many', allowed: fixed, or 1 to 10000
            --timeout=0       | --timeout is '0', allowed: 1 to 86400
            --max-parallel=0  | --max-parallel is '0', allowed: 1 to
            --items=nothing   | no item of
            --tags=large      | no item of
            --items=[         | --items is '[', expected a pattern
            """)
    void whatCannotBeIsRefusedInOneLine(String option, String message) {
        Ran ran = regress(option);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(message).hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void theFolderOfAnotherSuiteIsLeftAlone() throws IOException {
        regress("--items=*/event");
        Path other = Files.writeString(temp.resolve("other.yaml"), CHECKS);

        Ran ran = Ran.spikeloom("regress", other.toString(), "-o", output.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(output + " holds the regression 'suite', not 'other'");
    }

    @Test
    void jsonIsWhatResultsHas() throws IOException {
        Ran ran = regress("--json", "--items=*/event");

        assertThat(new JsonMapper().readTree(ran.out())).isEqualTo(results());
    }

    private Ran regress(String... options) {
        List<String> arguments = new ArrayList<>(List.of("regress", suite.toString(), "-o", output.toString()));
        arguments.addAll(List.of(options));
        return Ran.spikeloom(arguments.toArray(String[]::new));
    }

    private JsonNode results() throws IOException {
        return new JsonMapper().readTree(output.resolve("results.json").toFile());
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(output.resolve("items.jsonl"));
    }

    private List<String> outcomes() throws IOException {
        return StreamSupport.stream(results().get("items").spliterator(), false)
                .map(item -> item.get("design").asText() + "/"
                        + item.get("check").asText() + " " + item.get("outcome").asText())
                .toList();
    }
}
