package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.scale.Range;

/**
 * What neither the netlist nor the library of its cells tells.
 *
 * @param wireFarads capacitance of a net for each input that is connected to it
 * @param memoryAccessSeconds from the clock to what was read, of any memory
 * @param memorySetupSeconds for which a memory's inputs are to be there before the clock
 */
public record TimingAssumptions(Range wireFarads, double memoryAccessSeconds, double memorySetupSeconds) {}
