package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.rtl.RtlFiles;

/** The Verilog of designs with random weights. */
public final class GeneratedRtl {
    private GeneratedRtl() {}

    /** A design that is like the machine of Yin et al. in all but its sizes. */
    public static RtlFiles of(String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        DesignBuilder design = DesignBuilder.of(topology)
                .weightBits(weightBits)
                .timeSteps(timeSteps)
                .layer(layer -> layer.bankRows(bankRows));
        return (storage == WeightStorage.FIXED ? design.fixed() : design).rtl();
    }

    /**
     * A small design with several layers, several banks in each, and a load port: 20-12-4, 7-bit weights, banks of 8.
     *
     * @param seed of its weights and thresholds
     */
    public static RtlFiles small(long seed) {
        return DesignBuilder.of("20-12-4").seed(seed).rtl();
    }
}
