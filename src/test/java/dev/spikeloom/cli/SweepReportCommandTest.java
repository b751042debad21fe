package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Figures of a sweep. */
class SweepReportCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        HandMadeSweep.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"points.svg", "front.svg", "effects.svg"})
    void eachIsAnImageWithATitle(String name) throws Exception {
        assertThat(report().errLines())
                .contains("written to " + folder.resolve("figures").resolve(name));

        assertThat(image(name).getElementsByTagName("title").item(0).getTextContent())
                .startsWith("mnist-dc: ");
    }

    @Test
    void accuracyAndEnergyHaveThePublishedChipsBesideThem() throws IOException {
        report();

        assertThat(figure("points.svg"))
                .contains(">energy of a classification (nJ)<", ">test accuracy (%)<")
                .contains(">Yin 2017, T=1<", ">Yin 2017, T=16<");
    }

    @Test
    void otherFiguresHaveNone() throws IOException {
        report("--x", "area", "--y", "latency_us");

        assertThat(figure("points.svg"))
                .contains(">area (mm2)<", ">latency (us)<")
                .doesNotContain("Yin 2017");
    }

    /** Points 3 and 4 are as good as each other by the figures that are drawn; so are 0, 1 and 2 but for accuracy. */
    @Test
    void pointsOfOnePixelAreDrawnOnce() throws IOException {
        String points = Files.readString(folder.resolve("points.jsonl"));
        Files.writeString(folder.resolve("points.jsonl"), points.replace("\"energy_nj\":48", "\"energy_nj\":40"));
        report();

        assertThat(figure("points.svg").lines().filter(line -> line.contains("stroke-opacity")))
                .singleElement()
                .asString()
                .satisfies(path -> assertThat(path.split("h0", -1)).hasSize(1 + 4));
    }

    @Test
    void theSamePointsGiveTheSameBytes() throws IOException {
        report();
        String first = figure("points.svg") + figure("front.svg") + figure("effects.svg");
        report();

        assertThat(figure("points.svg") + figure("front.svg") + figure("effects.svg"))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--x; enrgy; --x is 'enrgy', allowed: accuracy, cycles,",
                "--x; accuracy; --x and --y are both 'accuracy', expected two figures"
            })
    void figuresThatCannotBeDrawnAreNamed(String option, String value, String message) {
        Ran ran = report(option, value);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains(message);
    }

    private Document image(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(figure(name))));
    }

    private String figure(String name) throws IOException {
        return Files.readString(folder.resolve("figures").resolve(name), StandardCharsets.UTF_8);
    }

    private Ran report(String... options) {
        return Ran.spikeloom(Stream.concat(Stream.of("sweep", "report", folder.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }
}
