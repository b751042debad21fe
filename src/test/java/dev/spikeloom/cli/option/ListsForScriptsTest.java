package dev.spikeloom.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every list that a command prints is there as JSON too. */
class ListsForScriptsTest {
    @TempDir
    private Path cache;

    @Test
    void thePresetsAreListed() throws IOException {
        JsonNode presets = json("presets", "--json");

        assertThat(presets)
                .extracting(preset -> preset.get("name").asText())
                .containsExactlyElementsOf(Presets.names());
        assertThat(presets)
                .extracting(preset -> preset.get("description").asText())
                .doesNotContain("");
    }

    @Test
    void aPresetHasTheValuesOfAllKeys() throws IOException {
        JsonNode preset = json("presets", "mnist-dc", "--json");

        assertThat(preset.get("settings").get("network").asText()).isEqualTo("784-256-256-10");
        assertThat(preset.get("settings").size()).isEqualTo(Settings.all().size());
    }

    @Test
    void theKeysAreListed() throws IOException {
        JsonNode keys = json("keys", "--json");

        assertThat(keys)
                .extracting(key -> key.get("key").asText())
                .containsExactlyElementsOf(
                        Settings.all().stream().map(Setting::path).toList());
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.fieldNames())
                        .toIterable()
                        .containsExactly("key", "default", "allowed", "meaning"));
    }

    @Test
    void theDataSetsAreListed() throws IOException {
        JsonNode sets = json("data", "list", "--json", "--cache", cache.toString());

        assertThat(sets).extracting(set -> set.get("name").asText()).containsExactlyElementsOf(DatasetCatalog.names());
        assertThat(sets.get(0).toString()).isEqualTo("{\"name\":\"digits\",\"here\":true,\"to_fetch\":[]}");
        assertThat(sets)
                .filteredOn(set -> set.get("name").asText().equals("mnist"))
                .singleElement()
                .satisfies(mnist -> assertThat(mnist.get("here").asBoolean()).isFalse());
    }

    @Test
    void twoFormatsAtOnceAreRefused() {
        assertThat(Ran.spikeloom("keys", "--json", "--markdown").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void everyKeyOfTheListsIsDocumented() throws IOException {
        String documentation = Files.readString(Path.of("docs/formats.md"));
        String lists = documentation.substring(documentation.indexOf("## Lists"));

        Stream.of(
                        json("presets", "digits", "--json"),
                        json("keys", "--json").get(0),
                        json("data", "list", "--json", "--cache", cache.toString())
                                .get(0),
                        json("tech", "list", "--json", "--cache", cache.toString())
                                .get(0),
                        json("tech", "info", "generic28", "--json", "--cache", cache.toString()))
                .forEach(entry -> assertThat(entry.fieldNames())
                        .toIterable()
                        .allSatisfy(key -> assertThat(lists).contains("`" + key + "`")));
    }

    private static JsonNode json(String... command) throws IOException {
        Ran ran = Ran.spikeloom(command);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new JsonMapper().readTree(ran.out());
    }
}
