/** What makes a case smaller without losing what it shows. */
package dev.spikeloom.fuzz.reduce;
