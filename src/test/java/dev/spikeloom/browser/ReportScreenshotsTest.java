package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.Ran;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.testing.Large;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of docs/report.md, from a run, a sweep and a regression that are made here. 'make screenshots' writes them to
 * docs/images; otherwise they only have to be possible.
 */
@Large
class ReportScreenshotsTest {
    private static final int WIDTH = 900;
    private static final int MOST_BYTES = 500_000;

    /** Waits until what has changed is drawn. */
    private static final String FRAMES =
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

    /** Paths in it are seen. */
    private static final Path MADE = Path.of("target", "reports");

    @TempDir
    private static Path temp;

    @AutoClose
    private static Chromium browser;

    private static Window window;
    private static Path images;

    @BeforeAll
    static void start() throws Exception {
        images =
                Path.of(System.getProperty("screenshots", temp.resolve("images").toString()));
        Files.createDirectories(images);
        FileTrees.delete(MADE);
        Files.createDirectories(MADE);
        browser = Chromium.start();
        window = browser.open();
        window.call("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    @Test
    void theyAreSmall() throws Exception {
        run();
        sweep();
        regression();

        try (Stream<Path> files = Files.list(images)) {
            List<Path> all = files.filter(file -> file.getFileName().toString().startsWith("report-"))
                    .sorted()
                    .toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(
                            "report-phone.png", "report-regression.png", "report-sweep.png", "report-timeline.png");
            assertThat(all.stream().mapToLong(file -> file.toFile().length()).sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    private static void run() throws Exception {
        made(0, "simulate", "digits", "-o", MADE.resolve("digits").toString());
        open("digits", "light");
        picture("timeline", "#timeline", WIDTH, 620, false);
        window.scheme("dark");
        picture("phone", "#machine", 390, 720, true);
    }

    private static void sweep() throws Exception {
        Path plan = Files.writeString(MADE.resolve("widths.yaml"), """
                base: digits
                samples: 100
                axes:
                  time_steps: [1, 2, 8]
                  quantization.weight_bits: [3, 4, 6]
                  architecture.lanes: [all, "16, 16, all"]
                objectives: [accuracy, energy, area]
                """);
        made(0, "sweep", plan.toString(), "-o", MADE.resolve("widths").toString());
        open("widths", "light");
        picture("sweep", "#points", 760, 1260, false);
    }

    /** One of its designs has an edited comparison. */
    private static void regression() throws Exception {
        Path edited = MADE.resolve("edited");
        made(0, "generate", "digits", "-o", edited.toString());
        Path neurons = edited.resolve("rtl/neuron_array_dc.v");
        Files.writeString(
                neurons, Files.readString(neurons).replace("v_q[n] > threshold_q[n]", "v_q[n] >= threshold_q[n]"));
        Path suite = Files.writeString(MADE.resolve("suite.yaml"), """
                suite: small
                checks:
                  models: {reference: {}, event: {}, lint: {}}
                  verilog: {cosim: {samples: 1}}
                designs:
                  - preset: digits
                    checks: [models, verilog]
                  - run: %s
                    name: digits-edited
                    checks: [models, verilog]
                  - matrix: 1
                    designs: [0-3]
                    checks: [models, verilog]
                """.formatted(edited));
        made(1, "regress", suite.toString(), "-o", MADE.resolve("small").toString());
        open("small", "light");
        picture("regression", "#matrix", WIDTH, 1160, false);
    }

    private static void made(int exitCode, String... command) {
        Ran ran = Ran.spikeloom(command);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(exitCode);
    }

    private static void open(String name, String scheme) throws InterruptedException {
        Path html = MADE.resolve(name + ".html");
        made(0, "report", MADE.resolve(name).toString(), "-o", html.toString());
        window.showDrawn(html, scheme);
    }

    /** Of a part of the page from its top. */
    private static void picture(String name, String selector, int width, int height, boolean phone) throws Exception {
        window.size(width, height, phone);
        window.value(FRAMES);
        window.value("document.querySelector('" + selector + "').scrollIntoView()");
        window.value(FRAMES);
        Files.write(images.resolve("report-" + name + ".png"), window.image());
    }
}
