/** Architectures, and designs: a quantized network on an architecture, checked and elaborated once. */
package dev.spikeloom.design;
