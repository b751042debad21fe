package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.dataset.DatasetCache;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in a headless Chromium: of a run, of a sweep of 5,000 points, and of a regression of 40 designs. */
@Large
class ReportInBrowserTest {
    private static final int POINTS = 5000;

    @TempDir
    private static Path temp;

    private static Path run;
    private static Chromium browser;
    private static Window window;

    @BeforeAll
    static void make() throws Exception {
        run = temp.resolve("run");
        assertThat(Ran.spikeloom("simulate", "digits", "-o", run.toString()).exitCode())
                .isZero();
        sweep(Files.createDirectory(temp.resolve("sweep")));
        regression(Files.createDirectory(temp.resolve("regression")));
        for (String kind : List.of("run", "sweep", "regression")) {
            Ran ran = Ran.spikeloom(
                    "report", temp.resolve(kind).toString(), "-o", html(kind).toString());
            assertThat(ran.exitCode()).as(ran.err()).isZero();
        }
        browser = Chromium.start();
        window = browser.open();
    }

    @AfterAll
    static void end() throws IOException {
        window.close();
        browser.close();
    }

    private static Path html(String kind) {
        return temp.resolve(kind + ".html");
    }

    private static void sweep(Path folder) throws IOException {
        Files.writeString(folder.resolve("sweep.yaml"), """
                base: digits
                axes:
                  data.encoder_seed: {from: 1, to: 2500, step: 1}
                  architecture.lanes[0]: [all, 32]
                objectives: [accuracy, energy, area]
                """);
        StringBuilder lines = new StringBuilder();
        for (int point = 0; point < POINTS; point++) {
            StringBuilder figures = new StringBuilder();
            for (Figure figure : Figure.values()) {
                double value = figure == Figure.ACCURACY ? 0.5 + point % 97 / 200.0 : 1 + (point * 7919L % 5003) / 10.0;
                figures.append(String.format(
                        Locale.ROOT, "%s\"%s\":%.4f", figures.length() == 0 ? "" : ",", figure.key(), value));
            }
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"point\":%d,\"parameters\":{\"data.encoder_seed\":\"%d\",\"architecture.lanes[0]\":\"%s\"},"
                            + "\"figures\":{%s}}%n",
                    point,
                    1 + point / 2,
                    point % 2 == 0 ? "all" : "32",
                    figures));
        }
        Files.writeString(folder.resolve("points.jsonl"), lines);
    }

    private static void regression(Path folder) throws IOException {
        StringBuilder items = new StringBuilder();
        for (int design = 0; design < 40; design++) {
            for (int check = 0; check < 8; check++) {
                boolean fails = design == 7 && check == 2;
                items.append(items.length() == 0 ? "" : ",")
                        .append("{\"design\":\"design " + design + "\",\"check\":\"check " + check
                                + "\",\"seconds\":1.5,")
                        .append(
                                fails
                                        ? "\"outcome\":\"failed\",\"cycle\":41,\"signal\":\"valid_o\",\"expected\":\"1\","
                                                + "\"found\":\"0\",\"command\":\"spikeloom cosim x\",\"wave\":\"w.json\"}"
                                        : "\"outcome\":\"passed\"}");
            }
        }
        Files.writeString(
                folder.resolve("results.json"),
                "{\"suite\":\"nightly <script>alert(1)</script>\",\"items\":[" + items
                        + "],\"history\":[{\"label\":\"earlier\",\"passed\":319,\"failed\":0,\"skipped\":1}]}");
        Files.writeString(
                folder.resolve("w.json"),
                "{\"signal\":[{\"name\":\"clk_i\",\"wave\":\"p...\"},{\"name\":\"data\",\"wave\":\"x3.4\",\"data\":\"7 8\"}]}");
    }

    private void show(String kind) throws InterruptedException {
        window.scripts(true);
        window.size(1200, 1000, false);
        window.scheme("light");
        window.show(html(kind));
        window.await("document.readyState === 'complete' && document.getElementById('theme') !== null");
        drawAll();
    }

    private static void drawAll() throws InterruptedException {
        int plots = window.value("document.querySelectorAll('.plot').length").asInt();
        for (int i = 0; i < plots; i++) {
            String plot = "document.querySelectorAll('.plot')[" + i + "]";
            window.value(plot + ".scrollIntoView({block: 'center'})");
            window.await(plot + ".querySelector('canvas') !== null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void nothingIsAskedOfANetworkAndNothingGoesWrong(String kind) throws Exception {
        show(kind);
        long opened = window.value("performance.timing.loadEventEnd - performance.timing.navigationStart")
                .asLong();
        System.out.println(
                "report of a " + kind + ": " + Files.size(html(kind)) + " bytes, opened in " + opened + " ms");

        assertThat(window.requests()).containsExactly(html(kind).toUri().toString());
        assertThat(window.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run, light",
        "run, dark",
        "sweep, light",
        "sweep, dark",
        "regression, light",
        "regression, dark",
    })
    void axeFindsNoViolationOfLevelAOrAa(String kind, String scheme) throws Exception {
        show(kind);
        window.scheme(scheme);
        Path axe = DatasetCache.folder().resolve("tools/axe-core-4.14.1/axe.min.js");
        assertThat(axe).as("run 'bin/setup browser'").isRegularFile();
        window.value(Files.readString(axe) + "; true");

        assertThat(window.text(
                        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then((found) =>"
                                + " found.violations.map((each) => each.id + ': ' + each.nodes[0].html).join('\\n'))"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void aPhoneNeedsNoScrollingSideways(String kind) throws Exception {
        show(kind);
        window.size(390, 844, true);

        window.await("document.documentElement.scrollWidth === 390");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void darkIsThatOfTheSystemUntilTheButtonSaysOtherwise(String kind) throws Exception {
        show(kind);
        String back = "getComputedStyle(document.body).backgroundColor";
        window.scheme("dark");
        assertThat(window.text(back)).isEqualTo("rgb(20, 23, 27)");

        window.value("document.getElementById('theme').click()");

        assertThat(window.text(back)).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void theFiguresOfARunAreThoseOfItsResults() throws Exception {
        show("run");
        JsonNode result = new JsonMapper().readTree(run.resolve("result.json").toFile());

        for (int layer = 0; layer < 3; layer++) {
            long reads = result.get("layers").get(layer).get("read_cycles").asLong();
            assertThat(window.text("[...document.querySelectorAll('#cycles table')][0].tBodies[0].rows[" + layer
                            + "].cells[1].textContent"))
                    .isEqualTo(String.format(Locale.ROOT, "%,d", reads));
        }
    }

    @Test
    void theTimelineSaysUnderTheMouseWhichIndexOfWhichBank() throws Exception {
        show("run");
        window.value("document.querySelector('#timeline-view .plot').scrollIntoView({block: 'center'})");
        JsonNode box = window.value("(() => { const box = document.querySelector('#timeline-view .plot')"
                + ".getBoundingClientRect(); return {x: box.x, y: box.y, width: box.width}; })()");
        double y = box.get("y").asDouble() + 8 + 15 * 2.5;
        double left = box.get("x").asDouble() + 150;
        window.mouse("mouseMoved", left + 200, y - 1, false);
        for (int i = 0; i < 12 && !readout().contains("input"); i++) {
            window.mouse("mouseMoved", left + 200 + i, y, false);
            Thread.sleep(50);
        }

        assertThat(readout()).containsPattern("cycles? \\d+.*layer 0 indices: step \\d+: input \\d+, bank 0");
    }

    private static String readout() {
        return window.text("document.getElementById('timeline-readout').textContent");
    }

    @Test
    void theTimelineZoomsAndMovesByKeys() throws Exception {
        show("run");
        window.value("document.getElementById('timeline-in').click()");
        window.await("document.querySelector('#timeline-view .plot').dataset.to !== undefined");
        int to = window.value("Number(document.querySelector('#timeline-view .plot').dataset.to)")
                .asInt();
        window.value("document.querySelector('#timeline-view .plot').focus()");
        window.key("ArrowRight");

        assertThat(to)
                .isLessThan(window.value("report.data('timeline-view').cycles").asInt());
        assertThat(readout()).startsWith("Cycle 1:").contains("layer 0 indices: step 0: input");
    }

    @Test
    void theTableSortsAndFilters() throws Exception {
        show("sweep");
        window.value("[...document.querySelectorAll('#all-points th button')].find((each) =>"
                + " each.dataset.column === 'energy_nj').click()");
        assertThat(window.value("Number(document.querySelector('#all-points tbody tr').cells[4].textContent)")
                        .asDouble())
                .isEqualTo(1);

        condition("accuracy", "0.6..0.7");

        window.await("document.getElementById('table-note').textContent.includes(' of 5000 points')"
                + " && !document.getElementById('table-note').textContent.includes('5000 of 5000')");
        assertThat(window.value(
                                "[...document.querySelectorAll('#all-points tbody tr')].every((row) =>"
                                        + " Number(row.cells[3].textContent) >= 0.6 && Number(row.cells[3].textContent) <= 0.7)")
                        .asBoolean())
                .isTrue();
    }

    private static void condition(String column, String text) {
        window.value("(() => { const input = document.querySelector('#all-points input[data-column=\"" + column
                + "\"]'); input.value = '" + text + "'; input.dispatchEvent(new Event('input')); })()");
    }

    @Test
    void aBrushOnAnAxisChoosesPoints() throws Exception {
        show("sweep");
        window.value("document.getElementById('parallel-note').scrollIntoView({block: 'end'})");
        JsonNode box = window.value("(() => { const box = document.querySelectorAll('#points-view .plot')[1]"
                + ".getBoundingClientRect(); return {x: box.x, y: box.y, height: box.height}; })()");
        double axis = box.get("x").asDouble() + 44;
        double top = box.get("y").asDouble() + 54;
        double height = box.get("height").asDouble() - 54 - 24;
        window.drag(axis, top + height * 0.25, top + height * 0.5);
        window.await("!document.getElementById('parallel-note').textContent.startsWith('5000 of')");

        int chosen = Integer.parseInt(window.text("document.getElementById('parallel-note').textContent")
                .replaceFirst(" of 5000 .*", ""));
        assertThat(chosen).isBetween(500, 2500);
        assertThat(window.text("document.getElementById('table-note').textContent"))
                .endsWith(", " + chosen + " of 5000 points");
    }

    @Test
    void thePlotShowsAnyTwoColumnsWithTheirFront() throws Exception {
        show("sweep");
        window.value("(() => { const across = document.getElementById('scatter-x'); across.value ="
                + " [...across.options].find((each) => each.text === 'area_mm2').value;"
                + " across.dispatchEvent(new Event('change')); })()");

        assertThat(window.text("document.getElementById('scatter-note').textContent"))
                .matches("5000 points\\. Of these two columns the front has \\d+ points within the constraints\\.");
    }

    @Test
    void eachPointHasItsExperimentAsTheProgramWritesIt() throws Exception {
        show("sweep");
        window.value("document.querySelector('tr[data-point=\"1\"] button').click()");

        assertThat(window.text("document.getElementById('experiment').textContent"))
                .isEqualTo(ExperimentYaml.write(ExperimentYaml.override(
                        Presets.load("digits"), List.of("data.encoder_seed=1", "architecture.lanes=32, all, all"))));
    }

    @Test
    void theMatrixShowsWhatFailed() throws Exception {
        show("regression");
        window.value("(() => { const outcome = document.getElementById('matrix-outcome'); outcome.value = 'failed';"
                + " outcome.dispatchEvent(new Event('change')); })()");

        assertThat(window.text("document.getElementById('matrix-note').textContent"))
                .isEqualTo("1 of 40 designs");
        assertThat(window.text("document.querySelector('h1').textContent"))
                .isEqualTo("nightly <script>alert(1)</script>");
        assertThat(window.value("document.querySelectorAll('#failures svg').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void withoutScriptsTextAndNumbersStandThere() {
        window.scripts(false);
        window.show(html("run"));

        JsonNode root = window.call("DOM.getDocument", Map.of("depth", 0)).path("root");
        String text = window.call(
                        "DOM.getOuterHTML", Map.of("nodeId", root.path("nodeId").asInt()))
                .path("outerHTML")
                .asText();
        assertThat(text).contains("Cycles by layer and cause", "The timeline needs scripts.");
        window.scripts(true);
    }
}
