/** Cases: a network, an architecture and stimuli, drawn at random. */
package dev.spikeloom.fuzz.cases;
