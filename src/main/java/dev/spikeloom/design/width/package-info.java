/** Widths of numbers. */
package dev.spikeloom.design.width;
