/** Runs side by side. */
package dev.spikeloom.explore.compare;
