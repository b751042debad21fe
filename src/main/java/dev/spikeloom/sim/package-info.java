/**
 * What simulators of all machines share: what surrounds the core, what is presented to it, what a run gives. The clocked
 * models in the packages of the families are the reference that the RTL is held to; they follow {@code
 * docs/microarchitecture.md} register by register, and their classes bear the names of the RTL's modules.
 */
package dev.spikeloom.sim;
