package dev.spikeloom.physical.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.memory.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Technologies of a user's own file, and those that are fetched. */
class TechnologiesTest {
    private static final String CELLS = """
            library (cells) {
              time_unit : "1ns"; voltage_unit : "1V"; leakage_power_unit : "1nW"; capacitive_load_unit (1, ff);
              nom_voltage : 1.1; nom_temperature : 25;
              cell (INV) { area : 0.5; pin (A) { direction : input; capacitance : 1; } pin (Y) { direction : output; function : "!A"; } }
              cell (FILL_1) { area : 0.2; }
            }
            """;

    private static final String MEMORY = """
            library (memory) {
              time_unit : "1ns"; voltage_unit : "1V"; leakage_power_unit : "1nW"; capacitive_load_unit (1, pf);
              nom_voltage : 1.1; nom_temperature : 25;
              cell (RAM) {
                area : 5000;
                cell_leakage_power : 100;
                memory () { type : ram; address_width : 8; word_width : 32; }
                pin (EN) { direction : input; }
                pin (WE) { direction : input; }
                pin (CK) {
                  direction : input; clock : true;
                  internal_power () { when : "EN & !WE"; rise_power (s) { values (8); } fall_power (s) { values (1); } }
                  internal_power () { when : "EN & WE"; rise_power (s) { values (11); } fall_power (s) { values (1); } }
                  internal_power () { when : "!EN"; rise_power (s) { values (0.5); } fall_power (s) { values (0); } }
                }
              }
            }
            """;

    private static final String MINE = """
            name: mine
            description: two cells and a memory
            licence: none
            node_nm: 45
            voltage_v: 1.1
            cells:
              libraries: lib/cells.lib
              unused: FILL*
            macros:
              - libraries: lib/mem*.lib
                clocks: [CK]
                read: [EN]
                write: [EN, WE]
            """;

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeEach
    void filesOfAUser() throws IOException {
        cache = folder.resolve("cache");
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/cells.lib"), CELLS);
        Files.writeString(folder.resolve("lib/memory.lib"), MEMORY);
    }

    @Test
    void aFileOfOnesOwnIsATechnology() throws IOException {
        Technology mine = load(MINE);

        assertThat(mine.name()).isEqualTo("mine");
        assertThat(mine.corner().nanometres()).isEqualTo(45);
        assertThat(mine.cells().cells().keySet()).containsExactly("INV");
        assertThat(Files.readString(mine.liberty())).contains("cell (INV)").doesNotContain("FILL");
        assertThat(mine.liberty()).startsWith(cache);
        Bank bank = mine.memories().bank(200, 64, false);
        assertThat(bank.macro()).isEqualTo("RAM");
        assertThat(bank.columns()).isEqualTo(2);
        assertThat(bank.provenance()).isEqualTo(Provenance.LIBRARY);
        assertThat(bank.read().value()).isEqualTo(18e-12);
        assertThat(bank.idle().value()).isEqualTo(1e-12);
    }

    @Test
    void aLibraryWhoseClockHasNoConditionTakesNothingWhileItIsIdle() throws IOException {
        Technology mine = load(MINE + "    idle: free\n");

        assertThat(mine.memories().bank(256, 32, false).idle().value()).isZero();
    }

    @Test
    void theIdentityIsThatOfTheContents() throws IOException {
        String before = load(MINE).identity();
        assertThat(load(MINE).identity()).isEqualTo(before).hasSize(64);

        Files.writeString(folder.resolve("lib/memory.lib"), MEMORY.replace("5000", "5001"));
        assertThat(load(MINE).identity()).isNotEqualTo(before);
    }

    @Test
    void aChangedLibraryIsJoinedAnew() throws IOException {
        load(MINE);
        Files.writeString(folder.resolve("lib/cells.lib"), CELLS.replace("area : 0.5", "area : 0.6"));

        assertThat(load(MINE).cells().cell("INV").orElseThrow().area()).isEqualTo(0.6);
    }

    @Test
    void anAssumptionOfItsOwnTakesThePlaceOfThatOfAll() throws IOException {
        Technology mine = load(MINE + """
                assumptions:
                  utilization: {low: 0.5, value: 0.55, high: 0.6, source: measured}
                """);

        assertThat(mine.assumptions().range(Assumptions.UTILIZATION).value()).isEqualTo(0.55);
        assertThat(mine.assumptions().of(Assumptions.UTILIZATION).source()).isEqualTo("measured");
        assertThat(mine.assumptions().range(Assumptions.RENT_EXPONENT).value()).isEqualTo(0.6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            voltage_v: 1.1                 | voltage: 1.1                  | mine.yaml:5: key voltage is unknown, did you mean voltage_v?
            node_nm: 45                    | colour: 45                    | mine.yaml:4: key colour is unknown, allowed: name, description
            node_nm: 45                    | node_nm: 450                  | mine.yaml:4: node_nm is '450', allowed: a number from 7 to 130
            voltage_v: 1.1                 | voltage_v: low                | mine.yaml:5: voltage_v is 'low', allowed: a number from 0.5 to 1.3
            voltage_v: 1.1                 | voltage_v: 1.0                | lib/cells.lib are at 1.1 V
            licence: none                  | # none                        | key licence is missing
            lib/cells.lib                  | lib/cels.lib                  | mine.yaml: cells.libraries: there is no file
            lib/mem*.lib                   | lib/ram*.lib                  | mine.yaml: macros.libraries: there is no file
            clocks: [CK]                   | clock: [CK]                   | mine.yaml:11: key macros[0].clock is unknown, did you mean clocks?
            clocks: [CK]                   | clocks: [CLK]                 | macro RAM has no pin CLK
            'read: [EN]'                   | 'read: [RE]'                  | macro RAM has no pin RE
            lib/mem*.lib                   | lib/cells.lib                 | lib/cells.lib has no memory
            unused: FILL*                  | unused: "*"                   | has no cell that is to be used
            """)
    void whatIsWrongIsNamedWithWhatIsAllowed(String right, String wrong, String message) {
        assertThatThrownBy(() -> load(MINE.replace(right, wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"nom_voltage : 1.1, nom_voltage : 1.2", "nom_temperature : 25, nom_temperature : 125"})
    void macrosAtAnotherCornerThanTheCellsAreRefused(String right, String wrong) throws IOException {
        Files.writeString(folder.resolve("lib/memory.lib"), MEMORY.replace(right, wrong));

        assertThatThrownBy(() -> load(MINE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("corner mismatch between cells and macros")
                .hasMessageContaining("cells.lib is at 1.1 V, 25.0 C")
                .hasMessageContaining(
                        "memory.lib at 1." + (wrong.contains("voltage") ? "2 V, 25.0 C" : "1 V, 125.0 C"));
    }

    @Test
    void aMacroWithoutAreaIsRefused() throws IOException {
        Files.writeString(folder.resolve("lib/memory.lib"), MEMORY.replace("area : 5000", "area : 0"));

        assertThatThrownBy(() -> load(MINE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("memory.lib: macro RAM of library memory has area 0");
    }

    @Test
    void aLibraryWithoutUnitsIsRefused() throws IOException {
        Files.writeString(folder.resolve("lib/cells.lib"), CELLS.replace("capacitive_load_unit (1, ff);", ""));

        assertThatThrownBy(() -> load(MINE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("capacitive_load_unit");
    }

    @Test
    void aRangeOutOfOrderIsRefused() {
        assertThatThrownBy(() -> load(MINE + """
                assumptions:
                  utilization: {low: 0.7, value: 0.5, high: 0.9, source: measured}
                """))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("assumptions.utilization.value is '0.5', allowed: a number from 0.7 to 0.9");
    }

    @Test
    void memoriesOfATechnologyThatBorrowsThemItselfAreRefused() {
        assertThatThrownBy(() -> load(MINE + "memories_from: asap7\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("memories_from is asap7, which has memories of another technology itself");
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredWithWhatWasMeant() {
        assertThatThrownBy(() -> Technologies.load("nangate", cache))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no technology and no file is called 'nangate'")
                .hasMessageContaining("nangate45");
    }

    @Test
    void aTechnologyThatIsNotFetchedSaysHowItIs() {
        assertThatThrownBy(() -> Technologies.load("asap7", cache))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("asap7sc7p5t_AO_RVT_TT_nldm_211120.lib is missing")
                .hasMessageContaining("spikeloom tech fetch asap7 --from DIR");
        assertThat(Technologies.toFetch("asap7", cache)).containsExactly("asap7", "ihp-sg13g2");
    }

    @Test
    void aFileWithAnotherContentThanThatOfItsChecksumIsNotFetched() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("pdk/a/b"));
        Files.writeString(deep.resolve("sg13g2_stdcell_typ_1p20V_25C.lib"), CELLS);

        assertThatThrownBy(() ->
                        Technologies.fetch("ihp-sg13g2", cache, Optional.of(folder.resolve("pdk")), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a/b/sg13g2_stdcell_typ_1p20V_25C.lib has the wrong content: SHA-256");
        assertThat(cache.resolve("technologies/ihp-sg13g2/sg13g2_stdcell_typ_1p20V_25C.lib"))
                .doesNotExist();
    }

    @Test
    void aFolderWithoutTheFilesIsRefused() {
        assertThatThrownBy(() ->
                        Technologies.fetch("ihp-sg13g2", cache, Optional.of(folder.resolve("lib")), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is neither sg13g2_stdcell_typ_1p20V_25C.lib nor");
    }

    private Technology load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
        return Technologies.load(file.toString(), cache);
    }
}
