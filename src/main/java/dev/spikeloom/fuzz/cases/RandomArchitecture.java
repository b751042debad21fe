package dev.spikeloom.fuzz.cases;

import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/** Random architectures, from the whole of their space, that are possible for a network. */
public final class RandomArchitecture {
    /** Parameters of the whole do not depend on the width of weights. */
    private static final int NO_WEIGHTS = 0;

    private RandomArchitecture() {}

    /**
     * An architecture of the core alone; each layer has its own parameters.
     *
     * @param network that is possible with some architecture: it is drawn until one is
     * @param maxTimeSteps in range, for the same reason
     */
    public static Architecture core(
            RandomDraws draws, QuantizedNetwork network, WeightStorage storage, int maxTimeSteps) {
        List<LayerArchitecture> layers = new ArrayList<>();
        List<List<Parameter<?>>> parameters = Machines.parameters(network.topology(), MachineFamily.RATE);
        for (int i = 0; i < parameters.size(); i++) {
            layers.add(possible(draws, network, i, parameters.get(i), storage, maxTimeSteps));
        }
        return drawn(
                draws,
                Architecture.core(storage, maxTimeSteps, LayerArchitecture.BASELINE)
                        .withLayers(layers),
                ParameterCombinations.ofCore());
    }

    /** The same architecture with any host interface. */
    public static Architecture behindAnyHost(RandomDraws draws, Architecture core) {
        return drawn(draws, ParameterCombinations.bare(core), ParameterCombinations.ofHost());
    }

    private static Architecture drawn(RandomDraws draws, Architecture given, List<Parameter<?>> parameters) {
        Architecture architecture = given;
        for (Parameter<?> parameter : parameters) {
            if (ParameterCombinations.isFree(parameter, architecture)) {
                architecture = drawn(draws, architecture, parameter);
            }
        }
        return architecture;
    }

    private static <T> Architecture drawn(RandomDraws draws, Architecture given, Parameter<T> parameter) {
        return given.with(parameter, parameter.type().draw(draws, NO_WEIGHTS));
    }

    /** Tries until the parameters are possible for the layer; those that mean nothing in it are at their defaults. */
    private static LayerArchitecture possible(
            RandomDraws draws,
            QuantizedNetwork network,
            int layer,
            List<Parameter<?>> parameters,
            WeightStorage storage,
            int maxTimeSteps) {
        int weightBits = network.weightFormats().get(layer).bits();
        while (true) {
            LayerArchitecture candidate = LayerArchitecture.of(parameter -> parameters.contains(parameter)
                    ? parameter.type().draw(draws, weightBits)
                    : parameter.defaultValue());
            try {
                Machines.requirePossible(network, layer, Architecture.core(storage, maxTimeSteps, candidate));
                return candidate;
            } catch (InputException e) {
                // Another one, then.
            }
        }
    }
}
