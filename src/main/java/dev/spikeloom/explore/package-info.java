/** Experiments: their description, the presets, and the stages that turn one into a folder of results. */
package dev.spikeloom.explore;
