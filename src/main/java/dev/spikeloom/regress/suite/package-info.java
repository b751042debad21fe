/** Regression suites: which designs are checked, and how. */
package dev.spikeloom.regress.suite;
