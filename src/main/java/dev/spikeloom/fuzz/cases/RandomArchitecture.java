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
import java.util.function.Function;
import java.util.function.IntFunction;

/** Random architectures, from the whole of their space, that are possible for a network. */
public final class RandomArchitecture {
    /** Parameters of the whole do not depend on the width of weights. */
    private static final int NO_WEIGHTS = 0;

    /** Of an architecture like another one, in the mean at most one of so many parameters has another value. */
    private static final int MOST_KEEPING = 8;

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
            List<Parameter<?>> meant = parameters.get(i);
            layers.add(possible(
                    network,
                    i,
                    bits -> LayerArchitecture.of(parameter ->
                            meant.contains(parameter) ? parameter.type().draw(draws, bits) : parameter.defaultValue()),
                    candidate -> Architecture.core(storage, maxTimeSteps, candidate)));
        }
        return drawn(
                draws,
                Architecture.core(storage, maxTimeSteps, LayerArchitecture.BASELINE)
                        .withLayers(layers),
                ParameterCombinations.ofCore());
    }

    /**
     * An architecture like another one: in each layer some parameters, a few or most, have another value.
     *
     * @param network that the given one is possible for
     */
    public static Architecture near(RandomDraws draws, QuantizedNetwork network, Architecture given) {
        List<LayerArchitecture> layers = new ArrayList<>();
        List<List<Parameter<?>>> parameters = Machines.parameters(network.topology(), given.family());
        int keeping = 1 + draws.below(MOST_KEEPING);
        for (int i = 0; i < parameters.size(); i++) {
            LayerArchitecture own = given.layer(i);
            List<Parameter<?>> meant = parameters.get(i);
            layers.add(possible(
                    network,
                    i,
                    bits -> LayerArchitecture.of(parameter -> meant.contains(parameter) && draws.below(keeping + 1) == 0
                            ? parameter.type().draw(draws, bits)
                            : own.get(parameter)),
                    candidate -> given.withLayers(List.of(candidate))));
        }
        return given.withLayers(layers);
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
            QuantizedNetwork network,
            int layer,
            IntFunction<LayerArchitecture> draw,
            Function<LayerArchitecture, Architecture> within) {
        int weightBits = network.weightFormats().get(layer).bits();
        while (true) {
            LayerArchitecture candidate = draw.apply(weightBits);
            try {
                Machines.requirePossible(network, layer, within.apply(candidate));
                return candidate;
            } catch (InputException e) {
                // Another one, then.
            }
        }
    }
}
