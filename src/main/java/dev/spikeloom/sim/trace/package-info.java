/** What is written down of a run: waves, the log of the pipeline, timelines. */
package dev.spikeloom.sim.trace;
