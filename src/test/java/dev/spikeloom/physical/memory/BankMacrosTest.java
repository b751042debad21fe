package dev.spikeloom.physical.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a bank is built of macros. */
class BankMacrosTest {
    private static final MemoryMacro SMALL = new MemoryMacro("64x32", 64, 32, false, 10, 3e-12, 4e-12, 1e-13, 1e-9);
    private static final MemoryMacro LARGE = new MemoryMacro("256x64", 256, 64, false, 60, 9e-12, 12e-12, 2e-13, 5e-9);
    private static final MemoryMacro TWO_PORTS =
            new MemoryMacro("2P_64x32", 64, 32, true, 25, 5e-12, 6e-12, 3e-13, 2e-9);

    @Test
    void rowsForItsWordsAndColumnsForItsBits() {
        BankMacros bank = BankMacros.cheapest(List.of(SMALL), 100, 70, false).orElseThrow();
        assertThat(bank.rows()).isEqualTo(2);
        assertThat(bank.columns()).isEqualTo(3);
        assertThat(bank.area()).isEqualTo(60);
        assertThat(bank.leakage()).isCloseTo(6e-9, within(1e-18));
        assertThat(bank.waste()).isCloseTo(1 - 7000.0 / 12288, within(1e-12));
    }

    @Test
    void anAccessEnablesOneRowAndTheOthersAreIdle() {
        BankMacros bank = BankMacros.cheapest(List.of(SMALL), 100, 70, false).orElseThrow();
        assertThat(bank.read()).isCloseTo(3 * 3e-12 + 3 * 1e-13, within(1e-24));
        assertThat(bank.write()).isCloseTo(3 * 4e-12 + 3 * 1e-13, within(1e-24));
        assertThat(bank.idle()).isCloseTo(6 * 1e-13, within(1e-24));
    }

    @Test
    void theArrangementOfTheLeastAreaIsTaken() {
        assertThat(BankMacros.cheapest(List.of(SMALL, LARGE), 256, 64, false)
                        .orElseThrow()
                        .macro())
                .isEqualTo(LARGE);
        assertThat(BankMacros.cheapest(List.of(SMALL, LARGE), 64, 32, false)
                        .orElseThrow()
                        .macro())
                .isEqualTo(SMALL);
    }

    @Test
    void onlyAMacroOfTwoPortsReadsWhileItWrites() {
        assertThat(BankMacros.cheapest(List.of(SMALL, TWO_PORTS), 10, 10, true)
                        .orElseThrow()
                        .macro())
                .isEqualTo(TWO_PORTS);
        assertThat(BankMacros.cheapest(List.of(SMALL, LARGE), 10, 10, true)).isEmpty();
    }
}
