/** What is observed of a machine: signals, when each means something, and where it stands in the record of a cycle. */
package dev.spikeloom.design.probe;
