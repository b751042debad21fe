/** Designs that a technology is characterised with, and others that show how good that is. */
package dev.spikeloom.study.characterise;
