package dev.spikeloom.fuzz.cases;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/** Random architectures, from the whole of their space, that are possible for a network. */
public final class RandomArchitecture {
    private RandomArchitecture() {}

    /** An architecture of the core alone; each layer has its own parameters. */
    public static Architecture core(
            RandomDraws draws, QuantizedNetwork network, WeightStorage storage, int maxTimeSteps) {
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedNetwork alone = new QuantizedNetwork(
                    network.neuronModel(),
                    network.weightFormat(),
                    List.of(network.layers().get(i)));
            layers.add(possible(draws, alone, storage, maxTimeSteps));
        }
        return new Architecture(
                storage, maxTimeSteps, draws.flag(), HostKind.CORE, Architecture.DEFAULT_STREAM_BITS, layers);
    }

    /** The same architecture with any host interface. */
    public static Architecture behindAnyHost(RandomDraws draws, Architecture core) {
        HostKind host = draws.pick(HostKind.values());
        return core.withHost(
                host,
                host == HostKind.AXI_EVENTS
                        ? Architecture.DEFAULT_STREAM_BITS
                        : Architecture.DEFAULT_STREAM_BITS << draws.below(3));
    }

    /** Tries until the parameters are possible for the layer. */
    private static LayerArchitecture possible(
            RandomDraws draws, QuantizedNetwork alone, WeightStorage storage, int maxTimeSteps) {
        while (true) {
            LayerArchitecture candidate = any(draws, alone.weightFormat().bits());
            try {
                Machines.elaborate(alone, new Architecture(storage, maxTimeSteps, candidate));
                return candidate;
            } catch (InputException e) {
                // Another one, then.
            }
        }
    }

    private static LayerArchitecture any(RandomDraws draws, int weightBits) {
        return new LayerArchitecture(
                1 << draws.between(1, 6),
                draws.pick(BankMapping.values()),
                draws.between(1, 2),
                draws.between(1, LayerArchitecture.MAX_READ_LATENCY),
                draws.flag() ? 0 : weightBits << draws.below(3),
                1 << draws.below(4),
                draws.oneIn(4) ? 0 : 1 << draws.between(1, 6),
                draws.between(0, LayerArchitecture.MAX_ENCODER_STAGES),
                draws.flag() ? 0 : 1 << draws.below(5),
                draws.flag(),
                draws.between(1, 2),
                draws.between(1, 2),
                draws.flag() ? 0 : draws.between(2, 15),
                draws.flag(),
                draws.pick(ThresholdScope.values()));
    }
}
