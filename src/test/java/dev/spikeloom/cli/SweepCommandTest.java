package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps on the command line. */
class SweepCommandTest {
    private static final String SWEEP = """
            base: digits
            samples: 40
            axes:
              time_steps: [1, 2]
              quantization.weight_bits: [3, 7]
              architecture.bank_rows: [64, 32]
              architecture.issue_width[0]: [1, 2]
              architecture.saturate[1]: [false, true]
            constraints: [accuracy > 0.5]
            objectives: [accuracy, energy]
            """;

    private static final int POINTS = 32;
    private static final int IMPOSSIBLE = 8;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path whole;
    private static Path file;

    @BeforeAll
    static void sweepOnce() throws IOException {
        file = Files.writeString(shared.resolve("mine.yaml"), SWEEP);
        whole = shared.resolve("whole");
        Ran ran = spikeloom("sweep", file, "-o", whole, "--threads", "2");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void eachPointIsARowInItsOrder() throws IOException {
        List<String> rows = export(whole).lines().toList();

        assertThat(rows).hasSize(1 + POINTS);
        assertThat(rows.get(0))
                .startsWith("point,time_steps,quantization.weight_bits,architecture.bank_rows,"
                        + "architecture.issue_width[0],architecture.saturate[1],accuracy,cycles,");
        assertThat(rows.get(1)).startsWith("0,1,3,64,1,false,0.");
        assertThat(rows.get(POINTS)).startsWith("31,2,7,32,2,true,0.");
    }

    @Test
    void aPointHasTheFiguresThatEstimateGives() throws IOException {
        JsonNode point =
                json("sweep", "show", whole, "--front", "--json").get("front").get(0);
        String steps = point.get("parameters").get("time_steps").asText();
        String width =
                point.get("parameters").get("architecture.issue_width[0]").asText();
        JsonNode estimate = json(
                "estimate",
                "digits",
                "--json",
                "--samples",
                "40",
                "-o",
                folder,
                "-s",
                "time_steps=" + steps,
                "-s",
                "quantization.weight_bits="
                        + point.get("parameters")
                                .get("quantization.weight_bits")
                                .asText(),
                "-s",
                "architecture.bank_rows="
                        + point.get("parameters").get("architecture.bank_rows").asText(),
                "-s",
                "architecture.issue_width=" + width + ",1,1");

        assertThat(point.get("figures").get("energy_nj").asDouble())
                .isCloseTo(estimate.get("scaled").get("energy_nj").get("value").asDouble(), within(1e-5));
        assertThat(point.get("figures").get("cycles").asDouble())
                .isCloseTo(estimate.get("cycles_per_classification").asDouble(), within(1e-5));
    }

    @Test
    void theFrontHasKeysForScripts() throws IOException {
        JsonNode shown = json("sweep", "show", whole, "--front", "--json");

        assertThat(shown.get("points").asInt()).isEqualTo(POINTS);
        assertThat(shown.get("done").asInt()).isEqualTo(POINTS);
        assertThat(shown.get("skipped").asInt()).isEqualTo(IMPOSSIBLE);
        assertThat(shown.get("hypervolume").asDouble()).isBetween(0.0, 1.0);
        assertThat(shown.get("front")).isNotEmpty().allSatisfy(point -> {
            assertThat(point.get("objectives").fieldNames()).toIterable().containsExactly("accuracy", "energy_nj");
            assertThat(point.get("verified").asText()).isEqualTo("no");
        });
    }

    @Test
    void whatIsNotPossibleIsNamedByItsCause() {
        assertThat(spikeloom("sweep", "show", whole).out())
                .contains("8 of them not possible")
                .contains("8 x architecture.issue_width 2 is not possible in layer 0 (64 x 64): 1 bank of 64 rows");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.5, 0.77, 0.999})
    void whereverItIsCutItGoesOnToTheSameBytes(double share) throws IOException {
        byte[] results = Files.readAllBytes(whole.resolve("points.jsonl"));
        Files.copy(whole.resolve("sweep.yaml"), folder.resolve("sweep.yaml"));
        Files.write(folder.resolve("points.jsonl"), Arrays.copyOf(results, (int) (results.length * share)));

        Path cache = folder.resolve("cache");
        assertThat(spikeloom("sweep", "resume", folder, "--threads", "1", "--cache", cache)
                        .exitCode())
                .isZero();

        assertThat(export(folder)).isEqualTo(export(whole));
    }

    @Test
    void theSameCommandAgainComputesNothing() throws IOException {
        byte[] before = Files.readAllBytes(whole.resolve("points.jsonl"));

        assertThat(spikeloom("sweep", file, "-o", whole).exitCode()).isZero();

        assertThat(whole.resolve("points.jsonl")).hasBinaryContent(before);
    }

    @Test
    void aDamagedLineIsNamedAndNothingIsLost() throws IOException {
        List<String> lines = Files.readAllLines(whole.resolve("points.jsonl"), StandardCharsets.UTF_8);
        Files.copy(whole.resolve("sweep.yaml"), folder.resolve("sweep.yaml"));
        String damaged = lines.get(0) + "\n" + lines.get(1).substring(20) + "\n" + lines.get(2) + "\n";
        Files.writeString(folder.resolve("points.jsonl"), damaged);
        Ran ran = spikeloom("sweep", "resume", folder);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines())
                .last()
                .asString()
                .contains("points.jsonl:2: not the result of a point; remove this line, and 'spikeloom sweep resume");
        assertThat(folder.resolve("points.jsonl")).hasContent(damaged);
    }

    @Test
    void theResultsOfAnotherSweepAreRefused() throws IOException {
        Files.writeString(folder.resolve("sweep.yaml"), SWEEP.replace("time_steps: [1, 2]", "time_steps: [1, 3]"));
        Files.copy(whole.resolve("points.jsonl"), folder.resolve("points.jsonl"));

        assertThat(spikeloom("sweep", "show", folder).errLines())
                .singleElement()
                .asString()
                .contains("is not one of", "expected the results of this sweep");
    }

    @Test
    void aFolderHoldsOneSweep() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), SWEEP.replace("samples: 40", "samples: 41"));

        assertThat(spikeloom("sweep", other, "-o", whole).errLines())
                .singleElement()
                .asString()
                .contains(whole + " holds another sweep than " + other + "; name another folder with -o");
    }

    @Test
    void aDryRunComputesNothing() {
        Ran ran = spikeloom("sweep", file, "-o", folder, "--dry-run");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .startsWith("32 points, 0 of them done, 8 not possible\n")
                .contains("\n0 trainings, 4 recordings of spikes\na core takes ", " s for all, ", "\nresults of ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLargeSweepIsForecastFromSomeOfItsPoints() throws IOException {
        Path large = Files.writeString(
                folder.resolve("large.yaml"),
                "base: digits\nsamples: 5\naxes: {time_steps: [1, 2], cosimulation.samples: {from: 1, to: 50, step: 1},"
                        + " architecture.max_time_steps: {from: 25, to: 1024, step: 1}}\n");
        JsonNode outlook = json("sweep", large, "-o", folder.resolve("none"), "--dry-run", "--cores", "1000", "--json");

        assertThat(outlook.get("points").asInt()).isEqualTo(100_000);
        assertThat(outlook.get("looked_at").asInt()).isEqualTo(10_000);
        assertThat(outlook.get("cores").asInt()).isEqualTo(1000);
        assertThat(outlook.get("rates").get("point_seconds").asDouble()).isPositive();
    }

    @Test
    void aTrainingServesSweepsThatDifferInAllElse() throws IOException {
        String training = "base: digits\nsamples: 10\naxes: {training.epochs: [1], ";
        Path first = Files.writeString(folder.resolve("first.yaml"), training + "time_steps: [1, 2]}\n");
        Path second = Files.writeString(
                folder.resolve("second.yaml"), training + "time_steps: [3], quantization.weight_bits: [4, 5]}\n");
        Path cache = folder.resolve("cache");
        assertThat(spikeloom("sweep", first, "-o", folder.resolve("a"), "--cache", cache, "--dry-run")
                        .out())
                .contains("\n1 training (1 epoch), 2 recordings", "time: not known before a network is trained");
        assertThat(spikeloom("sweep", first, "-o", folder.resolve("a"), "--cache", cache)
                        .err())
                .contains("train ");

        assertThat(spikeloom("sweep", second, "-o", folder.resolve("b"), "--cache", cache, "--dry-run")
                        .out())
                .contains("\n0 trainings, 2 recordings");
        Ran ran = spikeloom("sweep", second, "-o", folder.resolve("b"), "--cache", cache);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).doesNotContain("train ");
    }

    @Test
    void aPointThatAnotherSweepHasIsNotComputedAgain() throws IOException {
        Path cache = folder.resolve("cache");
        String points = "base: digits\nsamples: 10\naxes: {architecture.bank_rows: [64, 32]}\n";
        Path first = Files.writeString(folder.resolve("first.yaml"), points);
        Path second = Files.writeString(folder.resolve("second.yaml"), points.replace("64, 32", "32, 16"));
        assertThat(spikeloom("sweep", first, "-o", folder.resolve("a"), "--cache", cache)
                        .exitCode())
                .isZero();
        Path shared = onlyFile(cache.resolve("sweeps/points"));
        String kept = Files.readString(shared);
        Files.writeString(shared, kept.replaceAll("\"register_bits\":\\d+", "\"register_bits\":4711"));

        assertThat(spikeloom("sweep", second, "-o", folder.resolve("b"), "--cache", cache)
                        .exitCode())
                .isZero();

        List<String> rows = export(folder.resolve("b")).lines().toList();
        assertThat(rows.get(1)).startsWith("0,32,").contains(",4711,");
        assertThat(rows.get(2)).startsWith("1,16,").doesNotContain(",4711,");
    }

    @Test
    void aDamagedCacheServesNobodyAndDisturbsNobody() throws IOException {
        Path cache = folder.resolve("cache");
        Path file = Files.writeString(
                folder.resolve("first.yaml"), "base: digits\nsamples: 10\naxes: {architecture.bank_rows: [64, 32]}\n");
        spikeloom("sweep", file, "-o", folder.resolve("a"), "--cache", cache);
        Files.writeString(onlyFile(cache.resolve("sweeps/points")), "{\"point\":0}\n");

        Ran ran = spikeloom("sweep", file, "-o", folder.resolve("b"), "--cache", cache);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(export(folder.resolve("b"))).isEqualTo(export(folder.resolve("a")));
    }

    @Test
    void aSearchComputesAsManyPointsAsItsBudgetAllows() throws IOException {
        Path search = Files.writeString(folder.resolve("search.yaml"), SWEEP + "mode: search\nbudget: 25\n");
        assertThat(spikeloom("sweep", search, "-o", folder.resolve("found")).exitCode())
                .isZero();

        JsonNode shown = json("sweep", "show", folder.resolve("found"), "--json");
        assertThat(shown.get("points").asInt()).isEqualTo(25);
        assertThat(shown.get("done").asInt()).isEqualTo(25);
        JsonNode compared = json("sweep", "compare", whole, folder.resolve("found"), "--json")
                .get("sweeps")
                .get(1);
        assertThat(compared.get("share").asDouble()).isBetween(0.8, 1.0);
    }

    @Test
    void frontsOfOtherObjectivesAreNotCompared() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.yaml"), SWEEP.replace("objectives: [accuracy, energy]", "objectives: [area]"));
        spikeloom("sweep", other, "-o", folder.resolve("other"));

        assertThat(spikeloom("sweep", "compare", whole, folder.resolve("other")).errLines())
                .singleElement()
                .asString()
                .contains("has the objectives min area_mm2, expected those of " + whole + ": max accuracy, min energy");
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aListIsKeptWithTheSweep() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path points = Files.writeString(folder.resolve("points.csv"), "time_steps,data.encoder_seed\n1,5\n2,6\n");
        Path list = Files.writeString(
                elsewhere.resolve("list.yaml"), "base: digits\nsamples: 10\nmode: list\nlist: ../points.csv\n");
        Path sweep = folder.resolve("sweep");
        assertThat(spikeloom("sweep", list, "-o", sweep).exitCode()).isZero();
        Files.delete(points);

        assertThat(export(sweep)).contains("\n0,1,5,", "\n1,2,6,");
    }

    @Test
    void aFrontIsVerifiedAndAFailureMarksIt() throws IOException {
        Files.writeString(
                folder.resolve("tiny.yaml"),
                "base: digits\nsamples: 5\naxes: {time_steps: [1], quantization.weight_bits: [3]}\n");
        Path sweep = folder.resolve("tiny");
        assertThat(spikeloom("sweep", folder.resolve("tiny.yaml"), "-o", sweep).exitCode())
                .isZero();

        JsonNode verified = json("sweep", "verify", sweep, "--samples", "2", "--json");
        assertThat(verified.get("verified").asText()).isEqualTo("passed");

        String kept = Files.readString(sweep.resolve("verified.json"));
        assertThat(kept).contains("\"passed\" : true", "\"samples\" : 2");
        Files.writeString(
                sweep.resolve("verified.json"),
                kept.replace("\"passed\" : true", "\"passed\" : false, \"difference\" : \"a bit\""));
        assertThat(json("sweep", "show", sweep, "--json").get("verified").asText())
                .isEqualTo("failed");
        Ran again = spikeloom("sweep", "verify", sweep);
        assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(again.errLines()).last().asString().contains("point 0 of " + sweep + " failed: a bit");
    }

    @Large
    @Test
    void whatCellsCostStandsBesideTheFront() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tiny.yaml"),
                "base: digits\nsamples: 5\naxes: {time_steps: [1], quantization.weight_bits: [3]}\n");
        Path sweep = folder.resolve("tiny");
        assertThat(spikeloom("sweep", file, "-o", sweep).exitCode()).isZero();

        JsonNode point = json("sweep", "verify", sweep, "--samples", "2", "--reference", "--json")
                .get("front")
                .get(0);
        assertThat(spikeloom("quantize", "digits", "-o", folder.resolve("run"), "-s", "quantization.weight_bits=3")
                        .exitCode())
                .isZero();
        JsonNode estimate =
                json("estimate", folder.resolve("run"), "--time-steps", "1", "--samples", "2", "--reference", "--json");

        assertThat(point.get("counted").get("samples").asInt()).isEqualTo(2);
        assertThat(point.get("counted").get("energy_nj"))
                .isEqualTo(estimate.get("scaled").get("energy_nj"));
    }

    @Test
    void aSweepThatIsNotThereIsNamed() {
        assertThat(spikeloom("sweep", "mnist-architecture").errLines())
                .singleElement()
                .asString()
                .contains("there is no sweep file mnist-architecture", "did you mean mnist-architectures?");
        assertThat(spikeloom("sweep", "show", folder).errLines())
                .singleElement()
                .asString()
                .contains(folder + " has no sweep.yaml, expected the folder of a sweep");
    }

    private static String export(Path sweep) throws IOException {
        Ran ran = spikeloom("sweep", "export", sweep);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out();
    }

    private static JsonNode json(Object... args) throws IOException {
        Ran ran = spikeloom(args);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new JsonMapper().readTree(ran.out());
    }

    private static Ran spikeloom(Object... args) {
        return Ran.spikeloom(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }
}
