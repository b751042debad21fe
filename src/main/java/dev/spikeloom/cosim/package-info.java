/** Cross-check of the clocked model and the generated RTL under Verilator, in every cycle, with zero tolerance. */
package dev.spikeloom.cosim;
