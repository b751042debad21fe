/** Toggles of a netlist, and what they and all else take. */
package dev.spikeloom.physical.power;
