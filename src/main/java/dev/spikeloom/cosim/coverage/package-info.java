/** What of the RTL the bench that goes with it reaches under Verilator: lines, branches, and bits that change both ways. */
package dev.spikeloom.cosim.coverage;
