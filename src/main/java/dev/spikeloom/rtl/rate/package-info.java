/** The Verilog of the rate-coded pipeline: what its templates say, and the contents of its memories. */
package dev.spikeloom.rtl.rate;
