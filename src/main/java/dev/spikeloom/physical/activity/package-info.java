/** What the nets of a netlist do: counted in waves, or in a simulation of many samples at once. */
package dev.spikeloom.physical.activity;
