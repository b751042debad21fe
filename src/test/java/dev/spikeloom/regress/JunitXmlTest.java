package dev.spikeloom.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.spikeloom.regress.output.ItemResult;
import dev.spikeloom.regress.output.JunitXml;
import dev.spikeloom.regress.output.OpenMetrics;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.output.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others read of a regression is as they expect it, whatever stands in it. */
class JunitXmlTest {
    private static final String HOSTILE = "<script>&\"]]>\u0000\u001b";

    @TempDir
    private Path folder;

    @Test
    void theFileIsValidAgainstTheSchemaOfJenkins() throws Exception {
        Path file = written();
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit/jenkins-junit.xsd").toFile());

        assertThatCode(() -> schema.newValidator().validate(new StreamSource(file.toFile())))
                .doesNotThrowAnyException();
    }

    @Test
    void aFailureHasCycleSignalAndCommand() throws Exception {
        assertThat(Files.readString(written()))
                .contains("cycle: 12", "signal: a.b, expected 1, found 0", "again: spikeloom");
    }

    @Test
    void metricsEndAsOpenMetricsDo() {
        assertThat(OpenMetrics.of(results()))
                .contains("spikeloom_regress_items{suite=\"all\",outcome=\"failed\"} 1\n")
                .endsWith("# EOF\n");
    }

    private Path written() {
        Path file = folder.resolve("junit.xml");
        new JunitXml(results(), folder, Map.of("seed", "1")).write(file);
        return file;
    }

    private static Results results() {
        ItemResult failed = new ItemResult(
                "digits",
                "cosim",
                Outcome.FAILED,
                1.5,
                HOSTILE,
                "spikeloom regress x.yaml",
                12L,
                "a.b",
                "1",
                "0",
                null,
                null,
                List.of("small"),
                new TreeMap<>(Map.of("cycles", 3.0)),
                null);
        ItemResult skipped = ItemResult.skipped("digits", "event", List.of(), HOSTILE);
        return new Results("all", List.of(failed, skipped), List.of(new Results.Past("run 1", 0, 1, 1)));
    }
}
