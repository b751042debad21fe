package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.LayerDesign;
import java.math.BigInteger;
import java.util.Optional;

/** The words of the memories of a design, wherever they are read. A unit is a memory by its name there. */
interface MemoryWords {
    /** One of the memories of a read port. */
    String bank(LayerDesign layer, int port, int column);

    String thresholds(LayerDesign layer);

    String biases(LayerDesign layer);

    /** A word of a unit, as a reader looks for it. */
    String place(String unit, int index);

    /** A word of a unit; empty if it is not there, or unknown. */
    Optional<BigInteger> word(String unit, int index);

    /** Whether a word that is not there is missing, rather than not shown. */
    boolean complete();
}
