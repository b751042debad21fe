package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.WeightStorage;

/** Architectures of which a test names what it depends on. */
public final class Architectures {
    private Architectures() {}

    /** The machine of Yin et al. 2017, but with banks of {@code bankRows}. */
    public static Architecture ofBanks(int bankRows, WeightStorage weightStorage, int maxTimeSteps) {
        return Architecture.core(
                weightStorage,
                maxTimeSteps,
                LayerBuilder.baseline().bankRows(bankRows).build());
    }
}
