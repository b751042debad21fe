/** The Verilog generator: turns a design into synthesizable modules and the hex files that fill their memories. */
package dev.spikeloom.rtl;
