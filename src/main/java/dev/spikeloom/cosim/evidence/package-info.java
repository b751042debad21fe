/** What leads from a difference to its cause: the path of the value, the Verilog that sets it, the memories, the cycles around. */
package dev.spikeloom.cosim.evidence;
