/** What designs are known to give, and how far they may be from it. */
package dev.spikeloom.regress.baseline;
