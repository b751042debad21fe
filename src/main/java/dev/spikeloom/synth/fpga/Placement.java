package dev.spikeloom.synth.fpga;

/**
 * A design placed and routed.
 *
 * @param device and package
 * @param clockMegahertz that the slowest path from register to register allows
 * @param logicCells each a look-up table, a flip-flop and a bit of a carry chain, or some of these
 * @param pins of the package that are taken
 */
public record Placement(String device, double clockMegahertz, Share logicCells, Share blockRams, long pins) {
    /** How much of what a device has is taken. */
    public record Share(long used, long available) {}
}
