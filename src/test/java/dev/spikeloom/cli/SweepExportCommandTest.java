package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The points of a sweep, for other programs. */
class SweepExportCommandTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path other;

    @BeforeEach
    void make() throws IOException {
        HandMadeSweep.in(folder);
    }

    @Test
    void withoutAFileItIsAPrintedTable() {
        assertThat(export().out()).startsWith("point,time_steps,architecture.lanes[0],accuracy,cycles,");
    }

    @Test
    void aDatabaseHasATableOfAllPoints() throws SQLException {
        Path database = other.resolve("deep/points.sqlite");
        assertThat(export("--sqlite", database.toString()).errLines()).containsExactly("written to " + database);

        assertThat(query(
                        database, "SELECT point FROM points WHERE energy_nj < 20 AND time_steps < 2 ORDER BY area_mm2"))
                .isEqualTo("2 1 0");
        assertThat(query(database, "SELECT skipped FROM points WHERE accuracy IS NULL"))
                .isEqualTo("too few lanes, \"64\"");
    }

    @Test
    void numbersOfADatabaseAreNumbers() throws SQLException {
        Path database = other.resolve("points.sqlite");
        export("--sqlite", database.toString());

        assertThat(query(database, "SELECT typeof(point) FROM points LIMIT 1")).isEqualTo("integer");
        assertThat(query(database, "SELECT typeof(time_steps) FROM points LIMIT 1"))
                .isEqualTo("integer");
        assertThat(query(database, "SELECT typeof(energy_nj) FROM points LIMIT 1"))
                .isEqualTo("real");
        assertThat(query(database, "SELECT DISTINCT typeof(\"architecture.lanes[0]\") FROM points"))
                .isEqualTo("text");
    }

    @Test
    void aDatabaseThatIsThereIsReplacedByTheSameBytes() throws IOException {
        Path database = Files.writeString(other.resolve("points.sqlite"), "what was there");
        export("--sqlite", database.toString());
        byte[] first = Files.readAllBytes(database);
        export("--sqlite", database.toString());

        assertThat(database).hasBinaryContent(first);
        assertThat(new String(first, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
        assertThat(other).isDirectoryNotContaining(file -> !file.equals(database));
    }

    @Test
    void objectsHaveTheColumnsOfTheTable() throws IOException {
        Path file = other.resolve("points.json");
        export("--json", file.toString());
        JsonNode points = new JsonMapper().readTree(file.toFile());

        assertThat(points).hasSize(6);
        assertThat(points.get(2).get("time_steps").isInt()).isTrue();
        assertThat(points.get(2).get("architecture.lanes[0]").asText()).isEqualTo("64");
        assertThat(points.get(2).get("accuracy").asDouble()).isEqualTo(0.91);
        assertThat(points.get(2).has("skipped")).isFalse();
        assertThat(points.get(5).get("skipped").asText()).startsWith("too few lanes");
    }

    @Test
    void severalFilesAreWrittenAtOnce() {
        Path csv = other.resolve("points.csv");
        Path json = other.resolve("points.json");

        assertThat(export("--csv", csv.toString(), "--json", json.toString()).errLines())
                .containsExactly("written to " + csv, "written to " + json);
        assertThat(csv).content().isEqualTo(export().out());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path occupied = Files.createDirectories(other.resolve("occupied/within"));
        Ran ran = export("--sqlite", occupied.getParent().toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("cannot write " + occupied.getParent());
    }

    private static String query(Path database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            StringBuilder text = new StringBuilder();
            while (found.next()) {
                text.append(text.isEmpty() ? "" : " ").append(found.getString(1));
            }
            return text.toString();
        }
    }

    private Ran export(String... options) {
        return Ran.spikeloom(Stream.concat(Stream.of("sweep", "export", folder.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }
}
