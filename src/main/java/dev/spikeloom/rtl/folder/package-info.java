/** What goes with the Verilog of a design into the tools of others: manifests, constraints, descriptions, drivers. */
package dev.spikeloom.rtl.folder;
