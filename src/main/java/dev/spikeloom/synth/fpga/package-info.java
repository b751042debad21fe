/** Synthesis for FPGAs: what a design takes of a device, its longest path, and its place in an iCE40. */
package dev.spikeloom.synth.fpga;
