package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.Large;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on paper: A4 with margins of 1 cm, of a screen that is wide and dark. */
@Large
class ReportOnPaperTest {
    private static final int WIDTH = 718;

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

    private static void print(String kind) throws InterruptedException {
        window.showDrawn(files.html(kind), "dark");
        window.size(WIDTH, 1000, false);
        window.paper("dark");
        window.await("document.documentElement.dataset.theme === 'light'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void nothingIsWiderThanThePaper(String kind) throws Exception {
        print(kind);

        assertThat(window.text("[...document.querySelectorAll('main *, header *')].filter((each) => {"
                        + " const box = each.getBoundingClientRect();"
                        + " return box.width > 0 && box.right > innerWidth + 1 && !each.closest('svg svg, .skip'); })"
                        + ".map((each) => each.outerHTML.slice(0, 100)).join('\\n')"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void nothingIsCutOff(String kind) throws Exception {
        print(kind);

        assertThat(window.text("[...document.querySelectorAll('main *')].filter((each) =>"
                        + " !each.closest('svg') && getComputedStyle(each).overflow !== 'visible'"
                        + " && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))"
                        + ".map((each) => each.outerHTML.slice(0, 100)).join('\\n')"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void eachChartIsDrawnAsLargeAsItsPlace(String kind) throws Exception {
        print(kind);

        assertThat(window.text("[...document.querySelectorAll('.plot')].filter((plot) => {"
                        + " const canvas = plot.querySelector('canvas');"
                        + " const size = canvas === null ? {width: 0, height: 0} : canvas.getBoundingClientRect();"
                        + " return size.width < 300 || size.height < 100 || size.width > plot.clientWidth + 1"
                        + " || size.height > plot.clientHeight + 1; })"
                        + ".map((each) => each.outerHTML.slice(0, 100)).join('\\n')"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void chartsHaveTheColoursOfPaper(String kind) throws Exception {
        print(kind);

        assertThat(window.text("report.colour('front')")).isEqualTo("#000000");
        assertThat(window.text("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void theScreenIsDarkAgainAfterwards(String kind) throws Exception {
        print(kind);
        window.scheme("dark");

        window.await("document.documentElement.dataset.theme === undefined");
        assertThat(window.text("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 23, 27)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void itPrints(String kind) throws Exception {
        window.showDrawn(files.html(kind), "dark");

        byte[] pdf = Base64.getDecoder()
                .decode(window.call("Page.printToPDF", Map.of()).get("data").asText());
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(window.errors()).isEmpty();
    }
}
