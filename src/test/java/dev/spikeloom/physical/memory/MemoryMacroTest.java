package dev.spikeloom.physical.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.CellLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a memory in a library is as a macro. */
class MemoryMacroTest {
    private static final String LIBRARY = """
            library (memories) {
              time_unit : "1ns"; voltage_unit : "1V"; leakage_power_unit : "1nW"; capacitive_load_unit (1, pf);
              nom_voltage : 1.2;
              cell (RAM) {
                area : 93180.5;
                cell_leakage_power : 198;
                memory () { type : ram; address_width : 8; word_width : 64; }
                pin (CLK) {
                  direction : input; clock : true;
                  internal_power () { when : "EN & !WE & RE"; rise_power (s) { values (49.6); } fall_power (s) { values (0.4); } }
                  internal_power () { when : "EN & WE & !RE"; rise_power (s) { values (63.4); } fall_power (s) { values (0); } }
                  internal_power () { when : "!EN"; rise_power (s) { values (0.5); } fall_power (s) { values (0); } }
                }
              }
            }
            """;

    private static final MacroPorts PORTS = new MacroPorts(
            false, List.of("CLK"), Map.of("EN", true, "RE", true), Map.of("EN", true, "WE", true), Map.of());

    @TempDir
    private Path folder;

    @Test
    void anAccessTakesWhatBothEdgesOfTheClockTakeInItsState() throws IOException {
        MemoryMacro macro = macro(LIBRARY, PORTS);
        assertThat(macro.words()).isEqualTo(256);
        assertThat(macro.bits()).isEqualTo(64);
        assertThat(macro.read()).isCloseTo(50e-12, within(1e-18));
        assertThat(macro.write()).isCloseTo(63.4e-12, within(1e-18));
        assertThat(macro.idle()).isCloseTo(0.5e-12, within(1e-18));
        assertThat(macro.leakage()).isCloseTo(198e-9, within(1e-15));
    }

    @Test
    void aMacroWithoutAreaIsRefused() {
        assertThatThrownBy(() -> macro(LIBRARY.replace("area : 93180.5", "area : 0"), PORTS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("macro RAM of library memories has area 0");
    }

    @Test
    void aMacroThatTakesNoEnergyIsRefused() {
        MacroPorts other = new MacroPorts(false, List.of("CLK"), Map.of("EN", true), Map.of("EN", true), Map.of());
        assertThatThrownBy(() -> macro(LIBRARY, other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("takes no energy to read");
    }

    @Test
    void aClockThatIsNotThereIsNamed() {
        MacroPorts other = new MacroPorts(false, List.of("A_CLK"), Map.of(), Map.of(), Map.of());
        assertThatThrownBy(() -> macro(LIBRARY, other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("macro RAM has no pin A_CLK");
    }

    private MemoryMacro macro(String content, MacroPorts ports) throws IOException {
        Path file = folder.resolve("memories.lib");
        Files.writeString(file, content);
        CellLibrary library = CellLibrary.read(file);
        return MemoryMacro.of(library.cell("RAM").orElseThrow(), library, ports);
    }
}
