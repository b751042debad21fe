/** Area, clock, power and energy of designs, each with where it comes from and how far off it can be. */
package dev.spikeloom.physical;
