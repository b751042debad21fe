/** A design as cells of a library: module by module, each mapped once, and put together again. */
package dev.spikeloom.physical.netlist;
