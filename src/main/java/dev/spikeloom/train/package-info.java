/** The trainer: back propagation with surrogate gradients for networks of spiking neurons, and their evaluation. */
package dev.spikeloom.train;
