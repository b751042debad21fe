package dev.spikeloom.physical.power;

/**
 * The cells of all instances of a module, without what is within it.
 *
 * @param module its name in the Verilog
 * @param kinds of it, which differ in parameters
 * @param instances of it
 * @param cells of the library, flip-flops among them
 * @param flipFlops of these
 * @param areaUm2 of the cells, square micrometres
 */
public record ModuleCells(String module, int kinds, int instances, long cells, long flipFlops, double areaUm2) {}
