/** How fast the clock of a mapped design may be: by a timing analyser, or by counting levels. */
package dev.spikeloom.physical.timing;
