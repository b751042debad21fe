/** The parameters of the architecture: one table of them, their values, and which of them go together. */
package dev.spikeloom.design.parameter;
