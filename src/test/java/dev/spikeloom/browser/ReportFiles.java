package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.Ran;
import dev.spikeloom.study.sweep.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Folders of the three kinds, and reports of them: a run of digits, a sweep of 5,000 points, a regression of 40 designs. */
final class ReportFiles {
    static final int POINTS = 5000;

    private final Path folder;

    private ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** @param temp an empty folder */
    static ReportFiles in(Path temp) throws IOException {
        ReportFiles files = new ReportFiles(temp);
        Ran ran = Ran.spikeloom("simulate", "digits", "-o", files.of("run").toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        sweep(Files.createDirectory(files.of("sweep")));
        regression(Files.createDirectory(files.of("regression")));
        files.report("run");
        files.report("sweep");
        files.report("regression");
        return files;
    }

    /** The folder that a report is of. */
    Path of(String name) {
        return folder.resolve(name);
    }

    Path html(String name) {
        return folder.resolve(name + ".html");
    }

    /** Makes a report of a folder. */
    Path report(String name) {
        Ran ran = Ran.spikeloom("report", of(name).toString(), "-o", html(name).toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return html(name);
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
                        + "],\"history\":[{\"label\":\"earlier\",\"passed\":319,\"failed\":0,\"skipped\":1},"
                        + "{\"label\":\"now\",\"passed\":319,\"failed\":1,\"skipped\":0}]}");
        Files.writeString(
                folder.resolve("w.json"),
                "{\"signal\":[{\"name\":\"clk_i\",\"wave\":\"p...\"},{\"name\":\"data\",\"wave\":\"x3.4\",\"data\":\"7 8\"}]}");
    }
}
