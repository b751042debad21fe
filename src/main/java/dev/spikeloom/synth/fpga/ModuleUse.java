package dev.spikeloom.synth.fpga;

/**
 * What the instances of a module take in all, without those modules in it that are kept apart.
 *
 * @param module its name in the Verilog, whatever the values of its parameters
 * @param instances of it in the design
 */
public record ModuleUse(String module, long instances, Utilization use) {}
