package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.testing.Large;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in a browser that runs no scripts: all texts and numbers stand there. */
@Large
class ReportWithoutScriptsTest {
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
        window.size(1200, 1000, false);
        window.scripts(false);
    }

    /** What a person sees: the texts of the page that have a place on it. */
    private static String shown(String kind) {
        window.show(files.html(kind));
        JsonNode snapshot = window.call("DOMSnapshot.captureSnapshot", Map.of("computedStyles", new String[0]));
        JsonNode strings = snapshot.get("strings");
        StringBuilder text = new StringBuilder();
        snapshot.get("documents").get(0).get("layout").get("text").forEach(each -> {
            if (each.asInt() >= 0) {
                text.append(strings.get(each.asInt()).asText()).append('\n');
            }
        });
        return text.toString();
    }

    @Test
    void allFiguresOfARunStandThere() throws Exception {
        String shown = shown("run");
        JsonNode result =
                new JsonMapper().readTree(files.of("run").resolve("result.json").toFile());

        assertThat(shown)
                .contains(
                        "The timeline needs scripts.",
                        "Test accuracy by time steps",
                        "Cycles by layer and cause",
                        "When each layer worked on which vector",
                        "Spikes at each time step, mean of a sample",
                        "Energy of a classification by layer and cause, unscaled, nJ",
                        "Area by layer, mm2",
                        "What quantizing did to each layer",
                        "zoo entry digits");
        for (JsonNode layer : result.get("layers")) {
            for (String key : new String[] {"read_cycles", "empty_cycles", "starved_cycles", "blocked_cycles"}) {
                assertThat(shown)
                        .contains(String.format(
                                Locale.ROOT, "%,d\n", layer.get(key).asLong()));
            }
        }
    }

    @Test
    void pointsOfASweepStandInATable() {
        assertThat(shown("sweep"))
                .contains(
                        "need scripts; 'spikeloom sweep export' writes all points",
                        "Figures of the points that are possible")
                .containsPattern("All points: the front, and others spread evenly, (99\\d|1,000) of 5,000");
    }

    @Test
    void theMatrixAndTheFailureOfARegressionStandThere() {
        assertThat(shown("regression"))
                .contains("design 39", "check 7", "spikeloom cosim x", "first cycle that differs", "valid_o", "data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void nothingStandsThereEmptyForScriptsToFill(String kind) {
        window.show(files.html(kind));
        window.call("DOM.enable", Map.of());
        int root = window.call("DOM.getDocument", Map.of("depth", 0))
                .at("/root/nodeId")
                .asInt();

        assertThat(window.call("DOM.querySelectorAll", Map.of("nodeId", root, "selector", "figure:not([hidden]):empty"))
                        .get("nodeIds"))
                .isEmpty();
        assertThat(window.call("DOM.querySelectorAll", Map.of("nodeId", root, "selector", "canvas, button, input"))
                        .get("nodeIds"))
                .isEmpty();
    }
}
