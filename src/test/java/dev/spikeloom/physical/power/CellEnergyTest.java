package dev.spikeloom.physical.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Energies of three cells, computed in the head from the tables below. */
class CellEnergyTest {
    /** An energy of 1 is 1 fJ: 1 fF by 1 V squared. Transitions are in ns. */
    private static final String LIBRARY = """
            library (by_hand) {
              time_unit : "1ns"; voltage_unit : "1V"; current_unit : "1mA"; leakage_power_unit : "1nW";
              capacitive_load_unit (1, ff); nom_process : 1; nom_voltage : 1; nom_temperature : 25;
              power_lut_template (edge_load) {
                variable_1 : input_transition_time; variable_2 : total_output_net_capacitance;
                index_1 ("0.01, 0.03"); index_2 ("0, 10");
              }
              cell (INV) {
                area : 1; cell_leakage_power : 7;
                pin (A) { direction : input; capacitance : 2; }
                pin (Y) {
                  direction : output; function : "!A";
                  internal_power () {
                    related_pin : "A";
                    rise_power (edge_load) { values ("1, 3", "2, 6"); }
                    fall_power (edge_load) { values ("2, 4", "4, 8"); }
                  }
                }
              }
              cell (NAND2) {
                area : 2;
                leakage_power () { when : "A & B"; value : 10; }
                leakage_power () { when : "!(A & B)"; value : 2; }
                pin (A) { direction : input; capacitance : 2; }
                pin (B) {
                  direction : input; capacitance : 3;
                  internal_power () { when : "!A"; rise_power (scalar) { values ("4"); } fall_power (scalar) { values ("2"); } }
                }
                pin (Y) {
                  direction : output; function : "!(A & B)";
                  internal_power () { related_pin : "A"; rise_power (scalar) { values ("5"); } fall_power (scalar) { values ("7"); } }
                  internal_power () { related_pin : "B"; rise_power (scalar) { values ("9"); } fall_power (scalar) { values ("11"); } }
                }
              }
              cell (DFF) {
                area : 5;
                ff (IQ, IQN) { next_state : "D"; clocked_on : "CK"; }
                pin (CK) {
                  direction : input; capacitance : 1; clock : true;
                  internal_power () { when : "D"; rise_power (scalar) { values ("3"); } fall_power (scalar) { values ("1"); } }
                  internal_power () { when : "!D"; rise_power (scalar) { values ("2"); } fall_power (scalar) { values ("1"); } }
                }
                pin (D) { direction : input; capacitance : 2; }
                pin (Q) { direction : output; function : "IQ"; }
              }
            }
            """;

    private static final double FEMTO = 1e-15;
    private static final double NANO = 1e-9;

    @TempDir
    private Path folder;

    private CellLibrary library;
    private CellEnergy energy;

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("by_hand.lib");
        Files.writeString(file, LIBRARY);
        library = CellLibrary.read(file);
        energy = new CellEnergy(library.units(), 2e-11);
    }

    private LibraryCell cell(String name) {
        return library.cells().get(name);
    }

    private record Pins(Map<String, Double> toggled, Map<String, Double> high, double farads)
            implements CellEnergy.Pins {
        @Override
        public double toggles(String pin) {
            return toggled.getOrDefault(pin, 0.0);
        }

        @Override
        public double probability(String pin) {
            return high.getOrDefault(pin, 0.0);
        }

        @Override
        public double load(String pin) {
            return farads;
        }
    }

    /** At 0.02 ns and 5 fF, the middle of all four: rising (1 + 3 + 2 + 6) / 4 = 3, falling 4.5; each is every other toggle. */
    @Test
    void anInverterTakesTheMeanOfRisingAndFallingAtItsLoad() {
        Pins pins = new Pins(Map.of("A", 100.0, "Y", 100.0), Map.of("A", 0.5, "Y", 0.5), 5 * FEMTO);

        assertThat(energy.changes(cell("INV"), pins, "") / FEMTO).isCloseTo(100 * 3.75, within(1e-9));
    }

    /** 40 toggles of Y by A and B in proportion 30 to 10: (3/4 6 + 1/4 10) each; 10 of B while A is 0, 0.8 of the time: 3. */
    @Test
    void aGateTakesByWhoChangesItAndByTheStateOfTheOthers() {
        Pins pins = new Pins(Map.of("A", 30.0, "B", 10.0, "Y", 40.0), Map.of("A", 0.2, "B", 0.5), 0);

        assertThat(energy.changes(cell("NAND2"), pins, "") / FEMTO)
                .isCloseTo(40 * (0.75 * 6 + 0.25 * 10) + 10 * 0.8 * 3, within(1e-9));
    }

    /** 3 + 1 while D is 1, a quarter of the time, else 2 + 1. */
    @Test
    void aFlipFlopTakesBothEdgesOfItsClockByItsData() {
        double cycle = energy.cycle(cell("DFF"), "CK", pin -> pin.equals("D") ? 0.25 : 0.5);

        assertThat(cycle / FEMTO).isCloseTo(0.25 * 4 + 0.75 * 3, within(1e-9));
        assertThat(energy.changes(cell("DFF"), new Pins(Map.of("CK", 10.0), Map.of(), 0), "CK"))
                .isZero();
    }

    /** A and B are 1 together 0.1 of the time. */
    @Test
    void leakageIsThatOfTheStatesThatTheCellIsIn() {
        assertThat(energy.leakage(cell("NAND2"), pin -> pin.equals("A") ? 0.2 : 0.5) / NANO)
                .isCloseTo(0.1 * 10 + 0.9 * 2, within(1e-9));
        assertThat(energy.leakage(cell("INV"), pin -> 0.5) / NANO).isCloseTo(7, within(1e-9));
    }
}
