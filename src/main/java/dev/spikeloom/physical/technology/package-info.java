/** Technologies: cells, memories, node, voltage and assumptions, described by small files; where they are fetched from. */
package dev.spikeloom.physical.technology;
