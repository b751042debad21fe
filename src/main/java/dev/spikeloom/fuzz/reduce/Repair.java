package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedLayer;
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
        for (QuantizedLayer layer : network.layers()) {
            layer.integerWeights().ifPresent(numbers -> {
                LayerArchitecture repaired =
                        ParameterCombinations.fittingLanes(architecture.layer(layers.size()), numbers.biases().length);
                layers.add(alsoPorts ? ParameterCombinations.singleIssue(repaired) : repaired);
            });
        }
        return architecture.withLayers(layers);
    }
}
