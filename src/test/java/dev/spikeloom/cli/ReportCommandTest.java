package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
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
                "{\"suite\":\"s\",\"items\":[{\"design\":\"d\",\"check\":\"c\",\"outcome\":\"failed\",\"wave\":\"w.vcd\"}]}");
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

        assertThat(report(folder).select("#failures svg text").eachText())
                .contains("top.valid", "top.data[7:0]", "0xa");
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
    void aFolderOfSomethingElseIsNamed() {
        Ran ran = Ran.spikeloom(
                "report", temp.toString(), "-o", temp.resolve("no.html").toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("is neither the folder of a run");
    }
}
