/** Files of cases. */
package dev.spikeloom.fuzz.file;
