/** The rungs of the verification ladder that a case climbs. */
package dev.spikeloom.fuzz.rung;
