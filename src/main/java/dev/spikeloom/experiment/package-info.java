/** Experiments: their keys, the files that hold them, and the presets. */
package dev.spikeloom.experiment;
