/**
 * The event model of the rate-coded pipeline: what its clocked model gives, to the cycle, without stepping the cycles. A time
 * step of a layer is computed at once, and the schedule follows from recurrences over the handshakes.
 */
package dev.spikeloom.sim.event;
