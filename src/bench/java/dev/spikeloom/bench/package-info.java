/** Benchmarks; {@code make bench} runs them. */
package dev.spikeloom.bench;
