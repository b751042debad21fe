/**
 * Mutation testing of the generated Verilog: small faults are put into it one at a time, and the bench has to find each.
 */
package dev.spikeloom.mutate;
