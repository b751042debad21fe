package dev.spikeloom.physical.reference;

import dev.spikeloom.physical.DesignDetails;
import dev.spikeloom.physical.PhysicalFigures;

/**
 * What a design is in a technology, with each net's toggles counted.
 *
 * @param figures of it
 * @param details what they are made of
 * @param comparedValues values at the ports of the netlist that were the same in the clocked model
 */
public record Reference(PhysicalFigures figures, DesignDetails details, long comparedValues) {}
