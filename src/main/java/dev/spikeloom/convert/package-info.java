/**
 * The baseline that direct training is compared with: a network of rectified linear units, trained on the intensities of
 * the pixels, whose weights are then given to spiking neurons (Diehl et al. 2015; Rueckauer et al. 2017).
 */
package dev.spikeloom.convert;
