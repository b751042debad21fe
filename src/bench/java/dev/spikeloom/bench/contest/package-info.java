/** Programs that do the same work in turn, each in a process of its own, and what is measured of them. */
package dev.spikeloom.bench.contest;
