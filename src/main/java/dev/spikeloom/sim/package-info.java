/**
 * The clocked model of the accelerator, the reference that the RTL is held to. It follows {@code
 * docs/microarchitecture.md} register by register; the classes bear the names of the RTL's modules.
 */
package dev.spikeloom.sim;
