package dev.spikeloom.design;

import dev.spikeloom.io.InputException;

/**
 * The parameters of the accelerator that do not come from the network.
 *
 * @param bankRows depth of an SRAM bank in weight rows: a power of two from 2 to 4096
 * @param weightStorage whether weights can be loaded at run time
 * @param maxTimeSteps the most time steps a sample may have, 1 to 1024; sets the width of the spike counters
 */
public record Architecture(int bankRows, WeightStorage weightStorage, int maxTimeSteps) {
    public static final int MAX_BANK_ROWS = 4096;
    public static final int MAX_TIME_STEPS = 1024;

    /** The machine of Yin et al. 2017: banks of 256 rows, any number of time steps up to 1,024. */
    public static final Architecture BASELINE = new Architecture(256, WeightStorage.LOADABLE, MAX_TIME_STEPS);

    /** @throws InputException if a parameter is out of range; names it, its value and what is allowed */
    public Architecture {
        if (bankRows < 2 || bankRows > MAX_BANK_ROWS || Integer.bitCount(bankRows) != 1) {
            throw new InputException("architecture.bank_rows " + bankRows
                    + " is not possible, allowed is a power of two from 2 to " + MAX_BANK_ROWS);
        }
        if (maxTimeSteps < 1 || maxTimeSteps > MAX_TIME_STEPS) {
            throw new InputException(
                    "architecture.max_time_steps " + maxTimeSteps + " is out of range, allowed 1 to " + MAX_TIME_STEPS);
        }
    }
}
