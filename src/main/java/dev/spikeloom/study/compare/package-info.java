/** Runs side by side. */
package dev.spikeloom.study.compare;
