/** The figures of a design from its netlist of cells: mapped, simulated with real samples, each net's toggles counted. */
package dev.spikeloom.physical.reference;
