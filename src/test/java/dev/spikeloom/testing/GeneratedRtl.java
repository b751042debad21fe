package dev.spikeloom.testing;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.VerilogGenerator;
import java.util.Arrays;
import java.util.List;

/** The Verilog of designs with random weights. */
public final class GeneratedRtl {
    private GeneratedRtl() {}

    /** @param topology layer sizes, inputs first: {@code 20-12-4} */
    public static RtlFiles of(String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        return VerilogGenerator.generate(
                design(1, topology, weightBits, new Architecture(bankRows, storage, timeSteps)));
    }

    /**
     * A small design with several layers, several banks in each, and a load port: 20-12-4, 7-bit weights, banks of 8.
     *
     * @param seed of its weights and thresholds
     */
    public static RtlFiles small(long seed) {
        return VerilogGenerator.generate(design(seed, "20-12-4", 7, new Architecture(8, WeightStorage.LOADABLE, 16)));
    }

    private static Design design(long seed, String topology, int weightBits, Architecture architecture) {
        List<Integer> sizes =
                Arrays.stream(topology.split("-")).map(Integer::valueOf).toList();
        return Design.elaborate(RandomDesigns.network(RandomDesigns.random(seed), sizes, weightBits), architecture);
    }
}
