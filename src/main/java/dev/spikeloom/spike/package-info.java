/** Bit-packed spike vectors, the binary activations that flow between layers. */
package dev.spikeloom.spike;
