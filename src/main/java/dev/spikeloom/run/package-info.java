/** The stages of a run, and its folder. */
package dev.spikeloom.run;
