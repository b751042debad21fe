/**
 * Cell libraries in the Liberty format (Synopsys, 2017.06): what area, leakage, capacitances and energies need of them.
 */
package dev.spikeloom.physical.liberty;
