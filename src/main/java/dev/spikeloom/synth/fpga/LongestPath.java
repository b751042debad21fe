package dev.spikeloom.synth.fpga;

/**
 * A path of a mapped netlist with as many look-up tables as any, and of those with the most carry cells.
 *
 * @param levels look-up tables on it, one after the other
 * @param carryCells cells of carry chains on it
 * @param from the register, memory or input port where it starts, by its name from the top module down
 * @param to the register, memory or output port where it ends
 */
public record LongestPath(int levels, int carryCells, String from, String to) {}
