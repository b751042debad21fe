/** A parser of the Verilog that the generator writes: what stands where, so that it can be changed on purpose. */
package dev.spikeloom.mutate.verilog;
