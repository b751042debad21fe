package dev.spikeloom.physical.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.LibraryCell.Kind;
import dev.spikeloom.physical.liberty.LibraryCell.MemorySize;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a Liberty file, and what is said of one that is no library. */
class CellLibraryTest {
    private static final String UNITS = """
            time_unit : "1ns"; voltage_unit : "1V"; leakage_power_unit : "1nW"; capacitive_load_unit (1, ff);
            nom_voltage : 1.1; nom_temperature : 25;
            """;

    private static final String LIBRARY = """
            /* a library
               of two cells */
            library ("small") {
              %s
              power_lut_template (byBoth) {
                variable_1 : input_transition_time;
                variable_2 : total_output_net_capacitance;
                index_1 ("0.1, 0.3");
                index_2 ("1, 2, 4");
              }
              type (word) { base_type : array; bit_width : 8; bit_from : 7; bit_to : 0; }
              cell (NAND2) {
                area : 0.8;
                cell_leakage_power : 17;
                leakage_power () { when : "!A & B"; value : 24.5; }
                pin (A) { direction : input; capacitance : 9; rise_capacitance : 1.6; fall_capacitance : 1.4; }
                pin (B) { direction : "input"; capacitance : 1.7 }
                pin (Y) {
                  direction : output;
                  function : "!(A & B)";
                  timing () { related_pin : "A"; cell_rise (any) { values ("x y z"); } }
                  internal_power () {
                    related_pin : "A";
                    when : "B";
                    rise_power (byBoth) { values ("1, 2, 4", \\
                        "3, 4, 6"); }
                    fall_power (byBoth) { index_2 ("2, 4, 8"); values ("0, 0, 0, 1, 1, 1"); }
                  }
                }
              }
              cell (RAM) {
                area : 1000;
                memory () { type : ram; address_width : 6; word_width : 8; }
                pin (CK) {
                  direction : input; clock : true;
                  internal_power () { when : "EN & !WE"; rise_power (scalar) { values (49.6); } }
                }
                bus (D) { bus_type : word; direction : input; pin (D[7:0]) { capacitance : 2; } }
              }
            }
            """.formatted(UNITS);

    @TempDir
    private Path folder;

    @Test
    void unitsAndTheCornerAreThoseOfTheFile() throws IOException {
        CellLibrary library = read(LIBRARY);
        assertThat(library.name()).isEqualTo("small");
        assertThat(library.units()).isEqualTo(new LibraryUnits(1e-9, 1e-15, 1, 1e-9));
        assertThat(library.units().joules()).isEqualTo(1e-15);
        assertThat(library.volts()).isEqualTo(1.1);
        assertThat(library.celsius()).isEqualTo(25);
    }

    @Test
    void aCellHasAreaLeakageAndPins() throws IOException {
        LibraryCell cell = read(LIBRARY).cell("NAND2").orElseThrow();
        assertThat(cell.area()).isEqualTo(0.8);
        assertThat(cell.leakage()).isEqualTo(17);
        assertThat(cell.kind()).isEqualTo(Kind.COMBINATIONAL);
        assertThat(cell.leakages()).singleElement().satisfies(state -> {
            assertThat(state.value()).isEqualTo(24.5);
            assertThat(state.when().holds(Set.of("B")::contains)).isTrue();
            assertThat(state.when().holds(Set.of("A", "B")::contains)).isFalse();
        });
        assertThat(cell.pins().get("A").capacitance())
                .as("the mean of rising and falling")
                .isEqualTo(1.5);
        assertThat(cell.pins().get("B").capacitance()).isEqualTo(1.7);
        assertThat(cell.pins().get("Y").direction()).isEqualTo(Direction.OUTPUT);
        assertThat(cell.pins().get("Y").function()).contains("!(A & B)");
    }

    /** Rows of index_1 are no values; index_2 of a table goes before that of its template. */
    @Test
    void anEnergyIsInterpolatedAndStaysAsItIsBeyondTheTable() throws IOException {
        InternalPower power = read(LIBRARY)
                .cell("NAND2")
                .orElseThrow()
                .pins()
                .get("Y")
                .powers()
                .get(0);
        PowerTable rise = power.rise().orElseThrow();
        assertThat(rise.at(0.1, 1)).isEqualTo(1);
        assertThat(rise.at(0.2, 3)).isCloseTo(4, within(1e-12));
        assertThat(rise.at(0, 0)).isEqualTo(1);
        assertThat(rise.at(9, 9)).isEqualTo(6);
        assertThat(power.fall().orElseThrow().at(0.2, 8)).isCloseTo(0.5, within(1e-12));
        assertThat(power.relatedPin()).contains("A");
        assertThat(power.when().pins()).containsExactly("B");
    }

    @Test
    void aMemoryHasItsSizeItsBusesAndItsEnergies() throws IOException {
        LibraryCell cell = read(LIBRARY).cell("RAM").orElseThrow();
        assertThat(cell.kind()).isEqualTo(Kind.MEMORY);
        assertThat(cell.memory()).contains(new MemorySize(6, 8));
        assertThat(cell.pins().get("D").width()).isEqualTo(8);
        assertThat(cell.pins().get("D").capacitance()).isEqualTo(2);
        LibraryPin clock = cell.pins().get("CK");
        assertThat(clock.clock()).isTrue();
        assertThat(clock.powers().get(0).rise().orElseThrow().at(1, 1)).isEqualTo(49.6);
    }

    @Test
    void aCompressedFileIsReadAsWell() throws IOException {
        Path file = folder.resolve("small.lib.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LIBRARY.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(CellLibrary.read(file).cells()).hasSize(2);
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource(
            delimiter = '=',
            value = {
                "time_unit = time_unit : \"1ns\";",
                "voltage_unit = voltage_unit : \"1V\";",
                "leakage_power_unit = leakage_power_unit : \"1nW\";",
                "capacitive_load_unit = capacitive_load_unit (1, ff);",
                "nom_voltage = nom_voltage : 1.1;"
            })
    void aLibraryWithoutUnitsIsRefused(String attribute, String text) {
        assertThat(LIBRARY).contains(text);
        refused(LIBRARY.replace(text, ""), 3, "library small has no " + attribute);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "area : 0.8; => area : -0.8; => area of cell NAND2 is -0.8, expected at least 0",
                "area : 0.8; => area : NaN; => area of cell NAND2 is NaN, expected a finite number",
                "area : 0.8; => area : much; => area of cell NAND2 is \"much\", expected a number",
                "\"1nW\" => \"1nA\" => leakage_power_unit is \"1nA\", expected a number above 0 and a unit of W",
                "(1, ff) => (0, ff) => capacitive_load_unit is (0, ff), expected a number above 0 and ff or pf",
                "nom_voltage : 1.1 => nom_voltage : 0 => nom_voltage is 0.0, expected a supply above 0 V and up to 20 V",
                "\"2, 4, 8\" => \"2, 8, 4\" => index_2 of fall_power byBoth does not ascend: 8.0, 4.0",
                "\"0, 0, 0, 1, 1, 1\" => \"0, 0, 0, 1, 1\" => fall_power byBoth has 5 values, expected 2 x 3 by its indices",
                "when : \"B\" => when : \"B &\" => when is \"B &\", which is no condition: no pin at 4",
                "address_width : 6 => address_width : 99 => a memory of 99 address bits and words of 8 bits, expected 1 to 40",
                "cell (RAM) => cell (NAND2) => cell NAND2 is there twice",
                "direction : \"input\" => direction : \"in\" => direction of pin B is in, expected input, output"
            })
    void aNumberOutOfRangeIsRefused(String original, String broken, String message) {
        assertThat(LIBRARY).contains(original);
        refused(LIBRARY.replace(original, broken), -1, message);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 200, 700, 1000, 1400})
    void aTruncatedFileIsRefused(int length) {
        assertThatThrownBy(() -> read(LIBRARY.substring(0, length)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("library.lib, line ")
                .hasMessageMatching(".*(ends|does not end).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            nullValues = "nothing",
            value = {
                "nothing => the file is empty, expected library",
                "module nand2 (input a); => \"nand2\", expected ':' or '(' after module",
                "area : 3; => area stands outside of a library",
                "cell (A) { } => the file begins with cell A, expected library",
                "{ => \"{\", expected an attribute or a group"
            })
    void whatIsNoLibraryIsRefused(String content, String message) {
        refused(content == null ? "" : content, 1, message);
    }

    /** In memory that does not grow with the depth, whether anybody asks for the groups or not. */
    @ParameterizedTest
    @ValueSource(strings = {"cell", "timing"})
    void groupsWithinGroupsWithoutEndAreRefused(String kind) {
        refused("library (l) {\n" + (kind + " (a) {\n").repeat(10_000), -1, "groups are nested more than 32 deep");
    }

    @Test
    void aTextWithoutEndIsRefused() {
        refused("library (l) { comment : \"" + "x".repeat(3_000_000), 1, "a text has more than 1048576 characters");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> CellLibrary.read(folder.resolve("none.lib")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot read library")
                .hasMessageContaining("none.lib");
    }

    private void refused(String content, int line, String message) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("library.lib, line " + (line < 0 ? "" : line + ": "))
                .hasMessageContaining(message);
    }

    private CellLibrary read(String content) throws IOException {
        Path file = folder.resolve("library.lib");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        return CellLibrary.read(file);
    }
}
