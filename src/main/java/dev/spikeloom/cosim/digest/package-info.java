/** Digests of what is observed in blocks of cycles, by which two machines are compared without a look at each value. */
package dev.spikeloom.cosim.digest;
