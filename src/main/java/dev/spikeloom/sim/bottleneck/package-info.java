/** Which layer limits the throughput of a design, and what would widen it. */
package dev.spikeloom.sim.bottleneck;
