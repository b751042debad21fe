package dev.spikeloom.kernel.vector;

import java.util.function.IntSupplier;
import jdk.incubator.vector.FloatVector;

/** How many floats there are in a vector of the width that the machine prefers. */
public final class VectorWidth implements IntSupplier {
    @Override
    public int getAsInt() {
        return FloatVector.SPECIES_PREFERRED.length();
    }
}
