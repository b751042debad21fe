/** What takes many runs: accuracy, precision, activity, cross-validation, traces, proofs. */
package dev.spikeloom.study;
