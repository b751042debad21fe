/** Differential fuzzing: random designs and stimuli that all models of the accelerator must agree on. */
package dev.spikeloom.fuzz;
