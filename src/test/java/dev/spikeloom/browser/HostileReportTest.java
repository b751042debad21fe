package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.HostileFolders;
import dev.spikeloom.testing.Large;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of hostile names and figures, in a browser: all of it is text. */
@Large
class HostileReportTest {
    @TempDir
    private static Path temp;

    private static ReportFiles files;

    @AutoClose
    private static Chromium browser;

    private static Window window;

    @BeforeAll
    static void make() throws Exception {
        files = ReportFiles.in(temp);
        HostileFolders.run(files.of("run"), files.of("hostile-run"));
        HostileFolders.sweep(Files.createDirectory(files.of("hostile-sweep")));
        HostileFolders.regression(Files.createDirectory(files.of("hostile-regression")));
        browser = Chromium.start();
        window = browser.open();
        for (String kind : new String[] {"run", "sweep", "regression"}) {
            files.report("hostile-" + kind);
        }
    }

    private static Path show(String kind) throws InterruptedException {
        Path html = files.html("hostile-" + kind);
        window.showDrawn(html, "light");
        return html;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void nothingOfItRunsAndNothingGoesWrong(String kind) throws Exception {
        Path html = show(kind);

        assertThat(window.requests()).containsExactly(html.toUri().toString());
        assertThat(window.errors()).as("a policy that has to step in says so").isEmpty();
        assertThat(window.value(
                                "document.querySelectorAll('img, iframe, script:not([type]):not(body > script)').length")
                        .asInt())
                .isZero();
        assertThat(window.value("[...document.querySelectorAll('*')].filter((each) =>"
                                + " [...each.attributes].some((one) => one.name.startsWith('on'))).length")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void itIsShownAsText(String kind) throws Exception {
        show(kind);

        assertThat(window.text("document.body.innerText")).contains(HostileFolders.SCRIPT, HostileFolders.ATTRIBUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "regression"})
    void itFitsAPhone(String kind) throws Exception {
        show(kind);
        window.size(390, 844, true);

        window.await("document.documentElement.scrollWidth === 390");
    }
}
