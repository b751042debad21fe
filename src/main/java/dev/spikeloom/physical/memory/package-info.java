/** Memories as macros: what they are in a library, and how a bank is built of them. */
package dev.spikeloom.physical.memory;
