/** The faults: where one can stand in a module, and what it changes. */
package dev.spikeloom.mutate.fault;
