package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/** Makes the parameters of an architecture fit a network that has become smaller. */
final class Repair {
    private Repair() {}

    /**
     * A case of these parts, with as few parameters changed as need be.
     *
     * @throws InputException if it is not possible all the same
     */
    static FuzzCase fit(QuantizedNetwork network, Architecture architecture, List<FuzzSegment> segments) {
        try {
            return new FuzzCase(network, architecture, segments);
        } catch (InputException e) {
            Architecture fewerLanes = each(network, architecture, false);
            try {
                return new FuzzCase(network, fewerLanes, segments);
            } catch (InputException again) {
                return new FuzzCase(network, each(network, architecture, true), segments);
            }
        }
    }

    private static Architecture each(QuantizedNetwork network, Architecture architecture, boolean alsoPorts) {
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedLayer layer = network.layers().get(i);
            LayerArchitecture given = architecture.layer(i);
            LayerArchitecture.Builder repaired = given.toBuilder()
                    .wordBits(0)
                    .lanes(Math.min(given.lanes(), Integer.highestOneBit(layer.neurons())));
            if (alsoPorts) {
                repaired.issueWidth(1).readPorts(1);
            }
            layers.add(repaired.build());
        }
        return withLayers(architecture, layers);
    }

    static Architecture withLayers(Architecture architecture, List<LayerArchitecture> layers) {
        return new Architecture(
                architecture.weightStorage(),
                architecture.maxTimeSteps(),
                architecture.counters(),
                architecture.host(),
                architecture.streamBits(),
                layers);
    }
}
