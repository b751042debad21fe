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
        List<Integer> sizes =
                Arrays.stream(topology.split("-")).map(Integer::valueOf).toList();
        return VerilogGenerator.generate(Design.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), sizes, weightBits),
                new Architecture(bankRows, storage, timeSteps)));
    }

    /** A small design with several banks, several layers and a load port. */
    public static RtlFiles small() {
        return of("20-12-4", 7, 8, WeightStorage.LOADABLE, 16);
    }
}
