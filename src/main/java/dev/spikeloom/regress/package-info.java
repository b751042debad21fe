/** Regression runs: suites of checks on many designs, held to a baseline. */
package dev.spikeloom.regress;
