/** The bench that goes with the generated Verilog: the clocked model's run as hex files, and Verilog that holds the RTL to it. */
package dev.spikeloom.cosim.bench;
