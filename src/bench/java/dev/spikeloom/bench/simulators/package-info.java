/** The simulators beside the Verilated RTL: processes that run the same design on the same spikes in turn. */
package dev.spikeloom.bench.simulators;
