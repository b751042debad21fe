/**
 * Experiments: their description, the presets, and the stages that turn one into a folder of results. Also the choice of
 * the runs that tell most where there are too many to try all.
 */
package dev.spikeloom.explore;
