/** The one place of the floor that knows all families of machines: it has their Verilog written. */
package dev.spikeloom.rtl.machine;
