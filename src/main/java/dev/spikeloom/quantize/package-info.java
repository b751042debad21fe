/** From a network in floating point to the integers that the hardware computes with. */
package dev.spikeloom.quantize;
