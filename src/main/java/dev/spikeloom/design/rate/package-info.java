/** The rate-coded pipeline: its layers, elaborated, and its probes. */
package dev.spikeloom.design.rate;
