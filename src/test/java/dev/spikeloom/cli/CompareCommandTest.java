package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String ISSUE = "architecture.issue_width";

    @TempDir
    private static Path temp;

    private static String narrow;
    private static String wide;

    @BeforeAll
    static void simulateTwice() {
        narrow = simulated("narrow", "1");
        wide = simulated("wide", "2");
    }

    @Test
    void keysOfTheExperimentThatDifferAreShownAndNoOthers() {
        Ran ran = Ran.spikeloom("compare", narrow, wide);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).containsPattern(ISSUE + " +1 +2\n").doesNotContain("quantization.weight_bits");
    }

    @Test
    void fewerCyclesAreBetterAndMoreAddersAreWorse() {
        String table = Ran.spikeloom("compare", narrow, wide).out();

        assertThat(table)
                .containsPattern("initiation_interval_cycles_mean +[0-9.]+ +[0-9.]+ +-[0-9.]+ % better\n")
                .containsPattern("hardware.adders +[0-9]+ +[0-9]+ +\\+[0-9.]+ % worse\n");
        assertThat(Ran.spikeloom("compare", wide, narrow).out())
                .containsPattern("initiation_interval_cycles_mean .* worse\n")
                .containsPattern("hardware.adders .* better\n");
    }

    @Test
    void whatIsNotShownIsCounted() {
        Ran some = Ran.spikeloom("compare", narrow, wide);
        Ran all = Ran.spikeloom("compare", narrow, wide, "--all");

        assertThat(some.out()).containsPattern("not shown: [0-9]+ details that differ, [0-9]+ keys alike");
        assertThat(all.out())
                .contains("quantization.weight_bits", "initiation_interval_cycles_mean_by_time_steps.16")
                .doesNotContain("not shown");
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        Ran ran = Ran.spikeloom("compare", narrow, narrow, "--exit-code");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("no key differs, of ");
    }

    @Test
    void theExitCodeTellsOfDifferencesIfItIsAskedTo() {
        assertThat(Ran.spikeloom("compare", narrow, wide).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Ran.spikeloom("compare", narrow, wide, "--exit-code").exitCode())
                .isEqualTo(ExitCode.FAILED_CHECK);
    }

    @Test
    void aScriptGetsTheValuesOfEachRun() throws IOException {
        Ran ran = Ran.spikeloom("compare", narrow, wide, "--json");
        JsonNode root = new JsonMapper().readTree(ran.out());

        assertThat(root.get("runs")).extracting(JsonNode::asText).containsExactly(narrow, wide);
        assertThat(root.get("differing_keys").asInt())
                .isEqualTo(root.get("keys").size());
        JsonNode interval = row(root, "initiation_interval_cycles_mean");
        assertThat(interval.get("group").asText()).isEqualTo("cycles");
        assertThat(interval.get("better").asText()).isEqualTo("lower");
        assertThat(interval.get("values").get(0)).isEqualTo(result(narrow).get("initiation_interval_cycles_mean"));
        assertThat(interval.get("values").get(1)).isEqualTo(result(wide).get("initiation_interval_cycles_mean"));
        assertThat(ran.err()).contains("initiation_interval_cycles_mean");
    }

    @Test
    void whatAScriptGetsIsDocumented() throws IOException {
        JsonNode root = new JsonMapper()
                .readTree(Ran.spikeloom("compare", narrow, wide, "--json").out());
        String documentation = Files.readString(Path.of("docs/formats.md"));
        String comparisons = documentation.substring(documentation.indexOf("## Comparisons"));

        assertThat(root.fieldNames())
                .toIterable()
                .allSatisfy(key -> assertThat(comparisons).contains("`" + key + "`"));
        assertThat(row(root, "latency_cycles_mean").fieldNames())
                .toIterable()
                .allSatisfy(key -> assertThat(comparisons).contains("`" + key + "`"));
    }

    @Test
    void aTableHasAColumnARun() {
        List<String> lines = Ran.spikeloom("compare", narrow, wide, narrow, "--csv")
                .out()
                .lines()
                .toList();

        assertThat(lines.get(0)).isEqualTo("group,key,better," + narrow + "," + wide + "," + narrow);
        assertThat(lines).contains("experiment," + ISSUE + ",,1,2,1");
    }

    @Test
    void resultFilesAreComparedWithoutTheirFolders() throws IOException {
        Path copy = temp.resolve("copied.json");
        Files.copy(Path.of(narrow, "result.json"), copy);

        Ran ran = Ran.spikeloom(
                "compare", copy.toString(), Path.of(wide, "result.json").toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("initiation_interval_cycles_mean").doesNotContain(ISSUE);
    }

    @Test
    void aFigureThatOnlyOneRunHasIsADash() throws IOException {
        Path trained = Files.createDirectory(temp.resolve("trained"));
        Ran.spikeloom("quantize", "digits", "-o", trained.toString(), "--cache", temp.toString());

        assertThat(Ran.spikeloom("compare", trained.toString(), narrow).out())
                .containsPattern("initiation_interval_cycles_mean +- +[0-9.]+\n");
    }

    @Test
    void aFolderWithoutResultsIsRefused() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("no-results"));
        Files.copy(Path.of(narrow, "experiment.yaml"), empty.resolve("experiment.yaml"));

        refused("no-results has no result.json yet", empty.toString(), narrow);
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        refused("nowhere does not exist, expected the folder of a run or its result.json", temp + "/nowhere", narrow);
        Path other = Files.writeString(temp.resolve("other.json"), "{}");
        refused("other.json is not a result of Spikeloom", narrow, other.toString());
    }

    @Test
    void aSingleRunIsRefused() {
        assertThat(Ran.spikeloom("compare", narrow).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    private static void refused(String why, String... runs) {
        Ran ran = Ran.spikeloom("compare", runs[0], runs[1]);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains(why);
    }

    private static JsonNode row(JsonNode root, String key) {
        return StreamSupport.stream(root.get("keys").spliterator(), false)
                .filter(row -> row.get("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode result(String folder) throws IOException {
        return new JsonMapper().readTree(Files.readString(Path.of(folder, "result.json")));
    }

    private static String simulated(String name, String issueWidth) {
        String folder = temp.resolve(name).toString();
        Ran ran = Ran.spikeloom(
                "simulate",
                "digits",
                "-o",
                folder,
                "--cache",
                temp.toString(),
                "-s",
                "architecture.bank_rows=32",
                "-s",
                ISSUE + "=" + issueWidth);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return folder;
    }
}
