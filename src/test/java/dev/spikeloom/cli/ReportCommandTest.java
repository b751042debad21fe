package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.testing.FullDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as files, without a browser. */
class ReportCommandTest {
    private static final String HOSTILE = "<script>alert('x')</script>";

    @TempDir
    private static Path temp;

    private static Path run;
    private static Document ofRun;

    @BeforeAll
    static void makeOnce() throws IOException {
        run = temp.resolve("run");
        Ran.spikeloom("simulate", "digits", "-o", run.toString());
        ofRun = report(run);
    }

    private static Document report(Path folder) throws IOException {
        Path file = temp.resolve(folder.getFileName() + ".html");
        Ran ran = Ran.spikeloom("report", folder.toString(), "-o", file.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Files.size(file)).isLessThanOrEqualTo(5 << 20);
        return Jsoup.parse(file.toFile(), "UTF-8");
    }

    private static List<String> row(Document page, String section, String name) {
        return page.select("#" + section + " tr").stream()
                .filter(row -> !row.select("th").isEmpty()
                        && row.select("th").first().text().equals(name))
                .findFirst()
                .orElseThrow()
                .select("td")
                .eachText();
    }

    @Test
    void cyclesAndAccuracyAreThoseOfTheResults() throws IOException {
        JsonNode result = new JsonMapper().readTree(run.resolve("result.json").toFile());
        JsonNode layer = result.get("layers").get(1);

        assertThat(row(ofRun, "cycles", "layer 1"))
                .containsExactly(
                        count(layer, "read_cycles"),
                        count(layer, "conflict_cycles"),
                        count(layer, "empty_cycles"),
                        count(layer, "starved_cycles"),
                        count(layer, "blocked_cycles"));
        assertThat(row(ofRun, "overview", "test accuracy, quantized"))
                .first()
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%.2f %%",
                        100 * result.get("test_accuracy").asDouble()));
    }

    private static String count(JsonNode layer, String key) {
        return String.format(Locale.ROOT, "%,d", layer.get(key).asLong());
    }

    @Test
    void theTimelineHasEachIndexThatIsIssued() throws IOException {
        JsonNode timeline = new JsonMapper()
                .readTree(ofRun.getElementById("timeline-view-data").data());
        int kind = 2;
        long indices = 0;
        for (JsonNode slice : timeline.get("slices")) {
            indices += slice.get(4).asInt() == kind ? 1 : 0;
        }
        long reads = ofRun.select("#timeline tbody tr").stream()
                .mapToLong(row -> Long.parseLong(row.select("td").get(4).text()))
                .sum();

        assertThat(timeline.get("kinds").get(kind).asText()).isEqualTo("index");
        assertThat(indices).isEqualTo(reads).isPositive();
    }

    @Test
    void onlyTheScriptsAndStylesOfTheFileMayRun() throws Exception {
        String policy = ofRun.select("meta[http-equiv=Content-Security-Policy]").attr("content");

        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http");
        for (Element script : ofRun.select("script:not([type])")) {
            assertThat(policy).contains("'sha256-" + sha256(script.data()) + "'");
        }
        assertThat(policy)
                .contains("'sha256-" + sha256(ofRun.select("style").first().data()) + "'");
        assertThat(ofRun.select("[src], link, iframe, object, [style]")).isEmpty();
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(temp.resolve("run.html"));
        report(run);

        assertThat(temp.resolve("run.html")).hasBinaryContent(first);
    }

    @Test
    void theFrontOfASweepStandsInATable() throws IOException {
        Path sweep = HandMadeSweep.in(Files.createDirectory(temp.resolve("sweep")));
        Document page = report(sweep);

        assertThat(page.select("#front tbody th")).hasSize(3);
        assertThat(row(page, "front", "2 (knee)")).containsExactly("0.91", "11", "1", "64", "passed");
        assertThat(row(page, "skipped", "too few lanes, \"64\"")).containsExactly("1");
    }

    @Test
    void hostileTextsOfARegressionAreShownAsText() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("hostile"));
        Files.writeString(
                folder.resolve("results.json"),
                "{\"suite\":\"" + HOSTILE + "\",\"items\":[{\"design\":\"" + HOSTILE
                        + "\",\"check\":\"NaN\",\"outcome\":"
                        + "\"failed\",\"seconds\":\"NaN\",\"reason\":\"" + "x".repeat(3_000_000)
                        + "\",\"wave\":\"../sweep/sweep.yaml\"}],\"history\":[{\"label\":\"" + HOSTILE + "\"}]}");

        Document page = report(folder);

        assertThat(page.select("h1").text()).isEqualTo(HOSTILE);
        assertThat(page.select("script").stream().map(Element::data)).noneMatch(HOSTILE::contains);
        assertThat(page.select("#failures").text())
                .contains(
                        "\u2026 (3000000 characters)",
                        "../sweep/sweep.yaml is no file in the folder of the regression");
    }

    @Test
    void manyRowsAreCutAndThatIsSaid() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("many"));
        StringBuilder items = new StringBuilder("{\"design\":\"d\",\"check\":\"c\",\"outcome\":\"passed\"}");
        for (int i = 0; i < 100_000; i++) {
            items.append(",{\"design\":\"design " + i + "\",\"check\":\"c\",\"outcome\":\"skipped\"}");
        }
        Files.writeString(folder.resolve("results.json"), "{\"suite\":\"s\",\"items\":[" + items + "]}");

        assertThat(report(folder).select("#matrix").text()).contains("more rows are not shown here.");
    }

    @Test
    void aWaveIsDrawnFromAValueChangeDump() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("waves"));
        Files.writeString(
                folder.resolve("results.json"),
                "{\"suite\":\"s\",\"items\":[{\"design\":\"d\",\"check\":\"c\",\"outcome\":\"failed\",\"cycle\":2,\"wave\":\"w.vcd\"}]}");
        Files.writeString(folder.resolve("w.vcd"), """
                $scope module top $end
                $var wire 1 ! valid $end
                $var wire 8 " data [7:0] $end
                $upscope $end
                $enddefinitions $end
                #0
                0!
                b1010 "
                #4
                1!
                #8
                """);

        Document page = report(folder);

        assertThat(page.select("#failures svg text").eachText())
                .contains("top.valid", "top.data[7:0]", "0xa", "0", "2", "4");
        assertThat(page.select("#failures svg rect.different"))
                .as("the cycle that differs")
                .hasSize(1);
    }

    @Test
    void aFileThatIsNoReportIsNotReplaced() throws IOException {
        Path file = Files.writeString(temp.resolve("mine.txt"), "mine");
        Ran ran = Ran.spikeloom("report", run.toString(), "-o", file.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("is no report; name another file with -o");
        assertThat(file).hasContent("mine");
    }

    @Test
    void scriptsGetTheFileAndTheFiguresOfARun() throws IOException {
        JsonNode result = result();
        JsonNode written = json(run);
        JsonNode figures = written.get("figures");

        assertThat(written.get("file").asText())
                .isEqualTo(temp.resolve("run.html").toString());
        assertThat(written.get("bytes").asLong()).isEqualTo(Files.size(temp.resolve("run.html")));
        assertThat(written.get("kind").asText()).isEqualTo("run");
        assertThat(written.get("sections")).extracting(JsonNode::asText).contains("cycles", "timeline", "provenance");
        for (String key : List.of("test_accuracy", "latency_cycles_mean", "simulated_cycles", "weight_sram_bytes")) {
            assertThat(figures.get(key)).as(key).isEqualTo(result.get(key));
        }
        assertThat(figures.get("energy_nj"))
                .isEqualTo(result.get("physical").get("scaled").get("energy_nj"));
    }

    @Test
    void whatScriptsGetIsDocumented() throws IOException {
        String formats = Files.readString(Path.of("docs/formats.md"));
        String documented = formats.substring(formats.indexOf("## Reports"), formats.indexOf("## Lists"));
        JsonNode written = json(run);

        assertThat(List.of(written, written.get("figures")))
                .flatMap(node -> List.copyOf(node.properties()))
                .allSatisfy(key -> assertThat(documented).contains("`" + key.getKey() + "`"));
    }

    private static JsonNode result() throws IOException {
        return new JsonMapper().readTree(run.resolve("result.json").toFile());
    }

    /** What is printed of a report for scripts. */
    private static JsonNode json(Path folder) throws IOException {
        Path file = temp.resolve(folder.getFileName() + ".html");
        Ran ran = Ran.spikeloom("report", folder.toString(), "-o", file.toString(), "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new JsonMapper().readTree(ran.out());
    }

    @Test
    void scriptsGetTheFiguresOfASweep() throws IOException {
        JsonNode figures = json(HandMadeSweep.in(Files.createDirectory(temp.resolve("counted"))))
                .get("figures");

        assertThat(figures.get("points").asInt()).isEqualTo(6);
        assertThat(figures.get("skipped").asInt()).isEqualTo(1);
        assertThat(figures.get("front_points").asInt()).isEqualTo(3);
        assertThat(figures.get("knee").asInt()).isEqualTo(2);
    }

    @Test
    void scriptsGetTheFiguresOfARegression() throws IOException {
        Path folder = regression(
                "figures",
                "{\"design\":\"a\",\"check\":\"c\",\"outcome\":\"passed\",\"seconds\":1.5},"
                        + "{\"design\":\"b\",\"check\":\"c\",\"outcome\":\"failed\",\"seconds\":1}");

        assertThat(json(folder).get("figures"))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        "{\"designs\":2,\"checks\":1,\"passed\":1,\"failed\":1,\"skipped\":0,\"seconds\":2.5}"));
    }

    private static Path regression(String name, String items) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        Files.writeString(folder.resolve("results.json"), "{\"suite\":\"s\",\"items\":[" + items + "]}");
        return folder;
    }

    @Test
    void figuresOfARegressionAndTheirChangesStandInTables() throws IOException {
        Document page = report(regression(
                "changed",
                "{\"design\":\"a\",\"check\":\"figures\",\"outcome\":\"failed\",\"figures\":{\"cycles\":112},\"changes\":"
                        + "[{\"figure\":\"cycles\",\"before\":111,\"now\":112,\"verdict\":\"worse\"}]}"));

        assertThat(page.select("#figures tbody tr").eachText())
                .containsExactly("a figures cycles 111 112 worse", "a 112");
    }

    @Test
    void theLastRunOfTheHistoryIsThisOne() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("history"));
        Files.writeString(
                folder.resolve("results.json"),
                "{\"items\":[],\"history\":[{\"label\":\"run 1\",\"passed\":3},{\"label\":\"run 2\",\"failed\":1}]}");

        assertThat(report(folder).select("#history tbody th").eachText()).containsExactly("run 1", "run 2");
    }

    @Test
    void spikesAtEachTimeStepStandInATable() throws IOException {
        JsonNode result = result();
        double spikes =
                result.get("layers").get(0).get("spikes_in_by_step").get(1).asDouble()
                        / result.get("simulated_samples").asDouble();

        assertThat(row(ofRun, "spikes", "1")).first().isEqualTo(String.format(Locale.ROOT, "%,.2f", spikes));
    }

    @Test
    void whereTheNetworkComesFromIsSaid() {
        assertThat(row(ofRun, "provenance", "network")).containsExactly("zoo entry digits");
        assertThat(row(ofRun, "provenance", "commit of the program that trained it"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{40}");
        assertThat(row(ofRun, "provenance", "quantized network, SHA-256"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{64}");
    }

    @Test
    void hostileTextsOfARunAreShownAsText() throws IOException {
        Document page = report(HostileFolders.run(run, temp.resolve("hostile-run")));

        assertThat(page.select("h1").text()).isEqualTo(HostileFolders.SCRIPT);
        assertThat(page.select("img")).isEmpty();
        assertThat(row(page, "overview", "test accuracy, quantized")).first().isEqualTo("-");
        assertThat(row(page, "overview", "network")).first().asString().endsWith("\u2026 (200001 characters)");
    }

    @Test
    void hostileTextsOfASweepAreShownAsText() throws IOException {
        Document page = report(HostileFolders.sweep(Files.createDirectory(temp.resolve("hostile-sweep"))));

        assertThat(page.select("img")).isEmpty();
        assertThat(page.select(".lead").text()).isEqualTo("4 points of 4, from " + HostileFolders.SCRIPT);
        assertThat(page.select("#skipped").text()).contains("characters)");
    }

    @Test
    void withoutScriptsPointsOfASweepStandInATable() throws IOException {
        Document page = report(HandMadeSweep.in(Files.createDirectory(temp.resolve("plain"))));

        assertThat(Jsoup.parseBodyFragment(page.select("#points noscript").html())
                        .select("tbody tr")
                        .eachText())
                .hasSize(5)
                .last()
                .isEqualTo("4 0.95 48 4 128");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            experiment.yaml | neurons: [    | experiment.yaml
            result.json     | {"preset":    | result.json
            result.json     | []            | result.json
            sweep.yaml      | base: 3       | sweep.yaml
            points.jsonl    | {}            | points.jsonl
            points.jsonl    | no            | points.jsonl
            verified.json   | [             | verified.json
            results.json    | {"items":     | results.json
            results.json    | 3             | results.json
            results.json    | {"items":[3]} | results.json
            """)
    void aFileThatIsDamagedIsNamedInALine(String name, String text, String named) throws IOException {
        Path folder = Files.createTempDirectory(temp, "damaged");
        if (name.equals("result.json")) {
            Files.copy(run.resolve("experiment.yaml"), folder.resolve("experiment.yaml"));
        } else if (name.endsWith(".jsonl") || name.equals("verified.json")) {
            HandMadeSweep.in(folder);
        }
        Files.writeString(folder.resolve(name), text + "\n");

        assertThat(refused(folder, folder.resolve("no.html"))).contains(named);
        assertThat(folder.resolve("no.html")).doesNotExist();
    }

    /** The line that is said of a report that cannot be made. */
    private static String refused(Path folder, Path output) {
        Ran ran = Ran.spikeloom("report", folder.toString(), "-o", output.toString());
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.BAD_INPUT);
        List<String> errors = ran.errLines().stream()
                .filter(line -> line.startsWith("spikeloom: "))
                .toList();
        assertThat(errors).as(ran.err()).hasSize(1);
        return errors.get(0);
    }

    @Test
    void aFolderThatIsEmptyOrNotThereIsNamed() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThat(refused(empty, temp.resolve("no.html"))).contains("is neither the folder of a run");
        assertThat(refused(temp.resolve("nowhere"), temp.resolve("no.html")))
                .endsWith("nowhere is not there, expected the folder of a run, a sweep or a regression");
        assertThat(refused(run.resolve("result.json"), temp.resolve("no.html"))).contains("result.json is a file");
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("a-file"), "");

        assertThat(refused(run, file.resolve("no.html"))).contains("a-file");
        assertThat(refused(run, temp)).contains("which is a folder");
        assertThat(refused(run, Path.of("/dev/null"))).contains("-o is '/dev/null', which is a device");
    }

    @Test
    void aReportThatDoesNotFitOnTheDiskLeavesNothing(@TempDir Path disk) throws Exception {
        FullDisk.Ended ended = FullDisk.run(
                disk,
                Spikeloom.class,
                "report",
                HandMadeSweep.in(Files.createDirectory(temp.resolve("large"))).toString(),
                "-o",
                disk.resolve("new.html").toString());

        assertThat(ended.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.lines())
                .filteredOn(line -> line.startsWith("spikeloom: "))
                .singleElement()
                .asString()
                .matches("spikeloom: cannot write .*/new\\.html: " + FullDisk.REASON);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void aFolderOfSomethingElseIsNamed() {
        Ran ran = Ran.spikeloom(
                "report", temp.toString(), "-o", temp.resolve("no.html").toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("is neither the folder of a run");
    }
}
