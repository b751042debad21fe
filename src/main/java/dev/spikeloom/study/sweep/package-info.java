/** Parameter spaces: sweeps over them, their results, Pareto fronts, and the proof that what is on them is hardware. */
package dev.spikeloom.study.sweep;
