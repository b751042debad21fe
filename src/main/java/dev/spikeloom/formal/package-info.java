/** Proofs about the generated Verilog: properties with Yosys' SAT solver, sums with z3, netlists against the RTL. */
package dev.spikeloom.formal;
