package dev.spikeloom.physical.liberty;

/**
 * What the numbers of a library are in.
 *
 * @param seconds a time of 1
 * @param farads a capacitance of 1
 * @param volts a voltage of 1
 * @param watts a leakage of 1
 */
public record LibraryUnits(double seconds, double farads, double volts, double watts) {
    /** An internal energy of 1: Liberty gives internal power as energy in units of capacitance and voltage. */
    public double joules() {
        return farads * volts * volts;
    }
}
