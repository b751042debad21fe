package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.physical.technology.Technologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Technologies on the command line. */
class TechCommandTest {
    @TempDir
    private Path cache;

    @Test
    void allAreListedWithWhetherTheyAreHere() throws IOException {
        JsonNode list = json("tech", "list", "--json");

        assertThat(list)
                .extracting(entry -> entry.get("name").asText())
                .containsExactlyElementsOf(Technologies.names());
        assertThat(list).extracting(entry -> entry.get("here").asBoolean()).containsExactly(true, false, false, false);
        assertThat(list.get(2).get("to_fetch")).extracting(JsonNode::asText).containsExactly("nangate45", "ihp-sg13g2");
        assertThat(spikeloom("tech", "list").out()).containsPattern("(?m)^generic28 +here ");
    }

    @Test
    void oneIsDescribedWithItsAssumptionsAndTheirSources() throws IOException {
        JsonNode info = json("tech", "info", "generic28", "--json");

        assertThat(info.get("node_nm").asInt()).isEqualTo(28);
        assertThat(info.get("identity").asText()).hasSize(64);
        assertThat(info.get("assumptions")).hasSizeGreaterThan(10).allSatisfy(assumption -> {
            assertThat(assumption.get("source").asText()).isNotBlank();
            assertThat(assumption.get("low").asDouble())
                    .isLessThanOrEqualTo(assumption.get("high").asDouble());
        });
        assertThat(spikeloom("tech", "info", "generic28").out())
                .contains("28 nm, 0.9 V, 25 C", "utilization: 0.6, 0.7, 0.85", "gate_equivalent: 0.29, 0.49, 0.65 um2");
    }

    @Test
    void oneThatIsNotHereSaysHowToFetchIt() {
        Ran ran = spikeloom("tech", "info", "ihp-sg13g2");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("run 'spikeloom tech fetch ihp-sg13g2' first");
    }

    @Test
    void everyAssumptionAndConstantIsDocumented() throws IOException {
        String documentation = Files.readString(Path.of("docs/technologies.md"));
        JsonNode info = json("tech", "info", "generic28", "--json");

        for (JsonNode item : info.get("assumptions")) {
            assertThat(documentation).contains("| `" + item.get("name").asText() + "` |");
            assertThat(documentation).contains(item.get("source").asText());
        }
        for (JsonNode item : info.get("constants")) {
            assertThat(documentation).contains(item.get("source").asText());
        }
    }

    private JsonNode json(String... command) throws IOException {
        Ran ran = spikeloom(command);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new JsonMapper().readTree(ran.out());
    }

    private Ran spikeloom(String... command) {
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--cache";
        all[command.length + 1] = cache.toString();
        return Ran.spikeloom(all);
    }
}
