package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.dataset.DatasetCache;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in a headless Chromium: of a run, of a sweep of 5,000 points, and of a regression of 40 designs. */
@Large
class ReportInBrowserTest {
    @TempDir
    private static Path temp;

    private static ReportFiles files;

    @AutoClose
    private static Chromium browser;

    private static Window window;

    @BeforeAll
    static void make() throws Exception {
        files = ReportFiles.in(temp);
        browser = Chromium.start();
        window = browser.open();
    }

    private static Path html(String kind) {
        return files.html(kind);
    }

    private static void show(String kind) throws InterruptedException {
        window.showDrawn(html(kind), "light");
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
    void theMainFiguresOfARunAreThoseOfItsResults() throws Exception {
        show("run");
        JsonNode result = result();
        JsonNode scaled = result.get("physical").get("scaled");

        assertThat(figure("test accuracy, quantized"))
                .isEqualTo(text("%.2f %%", 100 * result.get("test_accuracy").asDouble()));
        assertThat(figure("latency, cycles, mean"))
                .isEqualTo(text("%,.2f", result.get("latency_cycles_mean").asDouble()));
        assertThat(figure("cycles that they took"))
                .isEqualTo(text("%,d", result.get("simulated_cycles").asLong()));
        assertThat(Double.parseDouble(figure("energy of a classification, nJ")))
                .isCloseTo(scaled.get("energy_nj").get("value").asDouble(), withinPercentage(0.5));
        assertThat(Double.parseDouble(figure("clock, MHz")))
                .isCloseTo(scaled.get("clock_mhz").get("value").asDouble(), withinPercentage(0.5));
    }

    private static JsonNode result() throws IOException {
        return new JsonMapper().readTree(files.of("run").resolve("result.json").toFile());
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String figure(String name) {
        return window.text("[...document.querySelectorAll('#overview tr')].find((row) => row.cells[0].textContent === '"
                + name + "').cells[1].textContent");
    }

    @Test
    void theEnergyOfTheLayersAndCausesAddsUpToThatOfTheRun() throws Exception {
        show("run");
        double sum = window.value("[...[...document.querySelectorAll('#cost table')].find((each) =>"
                        + " each.caption.textContent === 'Energy of a classification by layer and cause, unscaled, nJ')"
                        + ".tBodies[0].rows].map((row) => Number(row.cells[row.cells.length - 1].textContent))"
                        + ".reduce((one, other) => one + other, 0)")
                .asDouble();

        assertThat(sum)
                .isCloseTo(
                        result().get("physical")
                                .get("unscaled")
                                .get("energy_nj")
                                .get("value")
                                .asDouble(),
                        withinPercentage(1));
    }

    @Test
    void theAreaOfTheLayersAddsUpToThatOfTheRun() throws Exception {
        show("run");
        double sum = window.value("[...[...document.querySelectorAll('#cost table')].find((each) =>"
                        + " each.caption.textContent === 'Area by layer, mm2').tBodies[0].rows]"
                        + ".map((row) => Number(row.cells[5].textContent)).reduce((one, other) => one + other, 0)")
                .asDouble();
        JsonNode scaled = result().get("physical").get("scaled");

        assertThat(sum)
                .isCloseTo(
                        scaled.get("logic_area_mm2").get("value").asDouble()
                                + scaled.get("memory_area_mm2").get("value").asDouble(),
                        withinPercentage(1));
    }

    @Test
    void theCyclesOfTheLayersOfARunAreThoseOfItsResults() throws Exception {
        show("run");
        JsonNode result = result();

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
    void aStallNamesTheLayerThatIsWaitedFor() throws Exception {
        Ran ran = Ran.spikeloom(
                "simulate",
                "digits",
                "-s",
                "architecture.lanes=all, 4, all",
                "-o",
                files.of("stalls").toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        window.showDrawn(files.report("stalls"), "light");
        window.value(
                "(() => { const own = report.data('timeline-view'); const cycle = document.getElementById('timeline-cycle');"
                        + " cycle.value = own.slices.find((each) => own.kinds[each[4]] === 'stall')[2];"
                        + " cycle.dispatchEvent(new Event('change')); })()");

        assertThat(readout()).contains("layer 0 stall: stalled by layer 1, which has not taken its last vector");
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
    void theExperimentOfAPointIsCopied() throws Exception {
        show("sweep");
        window.value("document.querySelector('tr[data-point=\"1\"] button').click()");
        window.press("document.getElementById('copy')");

        window.await("document.getElementById('copied').textContent === 'copied'");
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
}
