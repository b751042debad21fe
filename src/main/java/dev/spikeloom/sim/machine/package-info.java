/** Which simulators a machine of any family has. */
package dev.spikeloom.sim.machine;
