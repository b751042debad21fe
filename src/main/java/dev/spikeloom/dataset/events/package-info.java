/** Recordings of any event camera, in a format of plain text that users convert theirs to. */
package dev.spikeloom.dataset.events;
