package dev.spikeloom.physical.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several libraries as one plain file. */
class JoinedLibraryTest {
    private static final String HEAD = """
            /* A licence; with a brace { and a quote " in it. */
            library (%s) {
              time_unit : "1ns"; voltage_unit : "1V"; leakage_power_unit : "1nW"
              capacitive_load_unit (1, ff);
              nom_voltage : 1.1;
              nom_temperature : 25;
              operating_conditions (typical) { voltage : 1.1; }
              default_operating_conditions : typical;
              lu_table_template (delay) { variable_1 : input_net_transition; index_1 ("1, 2"); }
            """;

    @TempDir
    private Path folder;

    @Test
    void cellsOfAllAreInItAndThoseThatAreNotToBeUsedAreNot() throws IOException {
        Path one = file("one.lib", HEAD.formatted("one") + cell("INV", 1) + cell("FILL", 2) + "}");
        Path two = file("two.lib", HEAD.formatted("two") + cell("NAND", 3) + "}");
        Path joined = folder.resolve("out/joined.lib");

        JoinedLibrary.write(joined, "both", List.of(one, two), cell -> !cell.equals("FILL"));

        CellLibrary library = CellLibrary.read(joined);
        assertThat(library.name()).isEqualTo("both");
        assertThat(library.cells().keySet()).containsExactly("INV", "NAND");
        assertThat(library.volts()).isEqualTo(1.1);
        assertThat(library.cell("NAND").orElseThrow().area()).isEqualTo(3);
        assertThat(Files.readString(joined)).startsWith("/* A licence");
    }

    /** OpenSTA reads operating conditions only where they stand before what names them; templates may stand only once. */
    @Test
    void whatStandsAroundTheCellsKeepsItsOrderAndStandsOnce() throws IOException {
        Path one = file("one.lib", HEAD.formatted("one") + cell("INV", 1) + "}");
        Path two = file("two.lib", HEAD.formatted("two") + cell("NAND", 3) + "}");
        Path joined = folder.resolve("joined.lib");

        JoinedLibrary.write(joined, "both", List.of(one, two), cell -> true);

        assertThat(Files.readString(joined))
                .containsSubsequence("operating_conditions (typical)", "default_operating_conditions")
                .containsOnlyOnce("lu_table_template")
                .containsOnlyOnce("nom_voltage");
    }

    @Test
    void aCompressedLibraryIsUnpacked() throws IOException {
        Path packed = folder.resolve("one.lib.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEAD.formatted("one") + cell("INV", 1) + "}").getBytes(StandardCharsets.ISO_8859_1));
        }
        Path joined = folder.resolve("joined.lib");

        JoinedLibrary.write(joined, "one", List.of(packed), cell -> true);

        assertThat(Files.readString(joined)).contains("cell (INV)");
    }

    @Test
    void librariesThatDifferInWhatNumbersMeanAreRefused() throws IOException {
        Path one = file("one.lib", HEAD.formatted("one") + cell("INV", 1) + "}");
        Path two = file("two.lib", HEAD.formatted("two").replace("(1, ff)", "(1, pf)") + cell("NAND", 3) + "}");

        assertThatThrownBy(() -> join(one, two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two.lib says 'capacitive_load_unit(1,pf)'")
                .hasMessageContaining("'capacitive_load_unit(1,ff)'");
    }

    @Test
    void differentTemplatesOfOneNameAreRefused() throws IOException {
        Path one = file("one.lib", HEAD.formatted("one") + cell("INV", 1) + "}");
        Path two = file("two.lib", HEAD.formatted("two").replace("1, 2", "1, 3") + cell("NAND", 3) + "}");

        assertThatThrownBy(() -> join(one, two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different templates delay");
    }

    @Test
    void aCellThatIsInTwoIsRefused() throws IOException {
        Path one = file("one.lib", HEAD.formatted("one") + cell("INV", 1) + "}");
        Path two = file("two.lib", HEAD.formatted("two") + cell("INV", 1) + "}");

        assertThatThrownBy(() -> join(one, two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two.lib has cell INV, which is there already");
    }

    @Test
    void aLibraryThatEndsTooEarlyIsRefusedWithItsLine() throws IOException {
        Path cut = file("cut.lib", HEAD.formatted("one") + "  cell (INV) {\n    area : 1;\n");

        assertThatThrownBy(() -> join(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut.lib, line 10: the file ends");
    }

    private void join(Path... files) {
        JoinedLibrary.write(folder.resolve("joined.lib"), "all", List.of(files), cell -> true);
    }

    private static String cell(String name, int area) {
        return "  cell (" + name + ") {\n    area : " + area
                + ";\n    pin (Y) { direction : output; function : \"!A\"; }\n  }\n";
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
