/** Synthesis of the generated Verilog with external tools, and what can be read off it. */
package dev.spikeloom.synth;
