/** The designs of a suite, made: from runs, presets, files, sweeps, the design matrix and the fuzzer. */
package dev.spikeloom.regress.subject;
