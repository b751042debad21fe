/** Figures at another node and voltage, by published equations, and the ranges that figures come with. */
package dev.spikeloom.physical.scale;
